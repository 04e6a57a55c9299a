import { compareSchedules } from './compare.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { scenarioRecords, type Scenario } from './spec-support/scenario.js';
import { compiledSeed } from './spec-support/scenario-suite.js';
import type { SchedulePlan } from './types.js';

const study = compiledSeed('start-net');

/** Included on 19 January 2026 or the day given, and randomised on 19 January where an arm is given. */
function planned(arm: string | null, inclusion = '2026-01-19'): SchedulePlan {
  const values = { RANDDAT: '2026-01-19', ARMCD: arm ?? '' };
  const randomisation = { form: 'randomisation-start-net', visit: 'RND', values };
  const scenario: Scenario = {
    title: 'included',
    screeningOn: '2026-01-05',
    timeZone: 'Europe/Stockholm',
    visits: { SCR: '2026-01-05', INC: inclusion },
    forms: [
      { form: 'consent', visit: 'SCR', values: { RFICDAT: '2026-01-05' } },
      { form: 'inclusion-start-net', visit: 'INC', values: { INCLDAT: inclusion, INCLYN: 'Y' } },
      ...(arm === null ? [] : [randomisation]),
    ],
    acts: [],
    expect: [],
    deviations: [],
  };
  return planSchedule(study, gatherFacts(study, scenarioRecords(study, scenario)));
}

/* Both arms have a visit `Cycle 1 dose`: nobody may read that the dose falls away when only the other arm's does. */
describe('visits of arms whose names are the same', () => {
  it('say whose cycles they are while the arm is not known', () => {
    const doses = planned(null).visits.filter(({ name }) => name === 'Cycle 1 dose');
    expect(doses.map(({ explanation: { reason } }) => reason)).toEqual([
      { kind: 'depends', names: ['arm'], cycles: 'Cycle 1, personalised' },
      { kind: 'depends', names: ['arm'], cycles: 'Cycle 1, standard' },
    ]);
  });

  it.each([
    ['PERS', 'standard'],
    ['STD', 'personalised'],
  ])('say it when randomisation to %s drops those of the other arm', (arm, other) => {
    const dropped = compareSchedules(planned(null), planned(arm)).filter(
      ({ effect }) => effect === 'dropped',
    );
    expect(dropped.filter(({ name }) => name === 'Cycle 1 dose').map(({ why }) => why)).toEqual([
      `Of Cycle 1, ${other}, which does not apply by what is recorded now`,
    ]);
  });

  // Inclusion a week later takes both first doses from 2 February (19 January + 14 days) to the 9th.
  it('say it of each visit that moves', () => {
    const moves = compareSchedules(planned(null), planned(null, '2026-01-26'));
    expect(
      moves
        .filter(({ name, effect }) => name === 'Cycle 1 dose' && effect === 'moves')
        .map(({ from, to, why }) => [from, to, why]),
    ).toEqual([
      ['2026-02-02', '2026-02-09', 'Of Cycle 1, personalised. Follows Randomisation'],
      ['2026-02-02', '2026-02-09', 'Of Cycle 1, standard. Follows Randomisation'],
    ]);
  });
});
