import { allocationOf } from '../schedule/allocation.js';
import { requireCalendarDay } from '../calendar/calendar-day.js';
import { gatherFacts } from '../schedule/facts.js';
import { planSchedule } from '../schedule/plan.js';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { scenarioRecords } from '../schedule/spec-support/scenario.js';
import { checkScenarios, compiledSeed, seededScenarios } from '../schedule/spec-support/scenario-suite.js';
import { worklistGroup } from '../schedule/state.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

describe('LUMEN-1', () => {
  const study = compiledSeed('lumen-1');
  const { definition } = study;

  it('is accepted without a fault or a warning', () => {
    const reading = readStudy(readSeed('studies/lumen-1/study.json'), seededLibrary());
    expect(reading.ok ? reading.warnings : reading.faults).toEqual([]);
  });

  // The protocol paper's abstract: up to four cycles of 7.4 GBq every 4 weeks.
  it('gives up to four times 7.4 GBq every four weeks, not every eight', () => {
    const [cycles] = definition.epochs.flatMap((epoch) => epoch.cycles);
    expect(cycles).toMatchObject({ count: 4, plannedActivityGBq: 7.4, next: { offset: 'P4W' } });
  });

  // NCT06326190: MRI at most 2 weeks, receptor PET and bloods at most 4 weeks before randomisation.
  it('lets screening results expire before randomisation as the registry says', () => {
    const limits = definition.epochs
      .flatMap(({ visits }) => visits)
      .flatMap(({ activities }) => activities)
      .flatMap(({ form, validFor }) =>
        validFor === undefined ? [] : [[form, validFor.before, validFor.atMost, validFor.source]],
      );
    expect(limits).toEqual([
      ['sstr-pet', 'randomisation', 'P4W', 'registry'],
      ['mri-assessment', 'randomisation', 'P2W', 'registry'],
      ['haematology', 'randomisation', 'P4W', 'registry'],
      ['chemistry', 'randomisation', 'P4W', 'registry'],
    ]);
  });

  it('tells the options of the local standard apart, observation among them', () => {
    const groupIn = (file: number): unknown => {
      const scenario = seededScenarios('lumen-1')[file];
      if (scenario === undefined) throw new RangeError('no such scenario');
      return allocationOf(study, gatherFacts(study, scenarioRecords(study, scenario))).group?.code ?? null;
    };
    // Hydroxyurea, observation, not yet chosen, radioligand.
    expect([2, 3, 4, 1].map(groupIn)).toEqual(['HU', 'OBS', null, null]);
  });

  // Consent 5 January; inclusion two weeks on, randomisation with it, all that must be known a week before: 12 January.
  it('asks for imaging and bloods before the inclusion that the randomisation waits for', () => {
    const [included] = seededScenarios('lumen-1');
    if (included === undefined) throw new RangeError('no such scenario');
    const consented = {
      ...included,
      visits: { SCR: '2026-01-05' },
      forms: included.forms.slice(0, 1),
    };
    const { visits } = planSchedule(study, gatherFacts(study, scenarioRecords(study, consented)));
    const groups = (today: string): unknown =>
      ['PET', 'MRI0', 'LAB0', 'INC', 'RND', 'PRE'].map((code) => {
        const visit = visits.find((one) => one.code === code && one.cycle <= 1);
        if (visit === undefined) throw new RangeError(`no visit ${code}`);
        return worklistGroup(visit, requireCalendarDay(today), requireCalendarDay('2026-03-01'));
      });
    expect(groups('2026-01-10')).toEqual(['upcoming', 'upcoming', 'upcoming', 'due', null, null]);
    expect(groups('2026-01-12')).toEqual(['due', 'due', 'due', 'due', null, null]);
  });

  it('says of every site that it is assumed: the sources give only their number', () => {
    expect(definition.sites.filter(({ name }) => !name.endsWith('(assumed)'))).toEqual([]);
  });
});

checkScenarios('lumen-1');
