import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { compiledSeed, seededScenarios } from '@lutetia/shared/schedule/spec-support/scenario-suite';
import { scenarioRecords } from '@lutetia/shared/schedule/spec-support/scenario';
import { visitKeyText } from '@lutetia/shared/schedule/keys';
import { planAcrossVersions } from '@lutetia/shared/schedule/versions';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { StoredPlan } from '../schedule/stored-participant.queries.js';
import { cardLines, type CardLine } from './card-lines.js';
import type { CardLanguage } from './card-words.js';

const AFTER_INCLUSION = '2026-01-20' as CalendarDay;
const START_NET_ENROLLED = '2026-01-05' as CalendarDay;

const studies = new Map<string, CompiledStudy>();

function compiledOnce(code: string): CompiledStudy {
  const compiled = studies.get(code) ?? compiledSeed(code);
  studies.set(code, compiled);
  return compiled;
}

/** What the card of a scenario's participant names, the day after their inclusion; `booked` are visits with an appointment. */
function named(...asked: Parameters<typeof linesOf>): string[] {
  return linesOf(...asked).map(({ visit }) => visit);
}

interface Asked {
  readonly on?: CalendarDay;
  readonly booked?: readonly string[];
  readonly language?: CardLanguage;
  /** Visits of which a form is done ahead. */
  readonly doneAhead?: readonly string[];
}

function linesOf(
  study: string,
  title: RegExp,
  { on = AFTER_INCLUSION, booked = [], language = 'en', doneAhead = [] }: Asked = {},
): readonly CardLine[] {
  const compiled = compiledOnce(study);
  const scenario = seededScenarios(study).find((candidate) => title.test(candidate.title));
  if (scenario === undefined) throw new Error(`no scenario ${String(title)} of ${study}`);
  const versions = [{ id: 'first', study: compiled, from: null }];
  const { plan } = planAcrossVersions(versions, scenarioRecords(compiled, scenario));
  const stored = plan.visits.map((visit): StoredPlan => ({
    ...visit,
    status: doneAhead.includes(visitKeyText(visit)) ? 'in-progress' : visit.status,
    visitId: visitKeyText(visit),
    workFrom: null,
    dueFrom: null,
    lateFrom: null,
    inSightFrom: null,
  }));
  return cardLines(compiled, stored, new Set(booked), on, language);
}

describe('the lines of a visit card', () => {
  it('say both years of a window across a new year', () => {
    const windows = linesOf('msk-ia', /^Consent on 29/, { on: '2028-10-20' as CalendarDay });
    expect(windows.map(({ window }) => window)).toContain('14 Dec 2028 to 11 Jan 2029');
  });

  it('leave out what either arm asks before randomisation, however it is named', () => {
    const lumen = named('lumen-1', /^Included/);
    expect(lumen).toEqual(['Randomisation', 'W12 MRI', 'W24 MRI', 'W36 MRI', 'W48 MRI']);
    const startNet = named('start-net', /^Screened, neither/, { on: START_NET_ENROLLED });
    expect(startNet.filter((name) => /cycle/i.test(name))).toEqual([]);
    expect(startNet).toContain('Randomisation');
  });

  it('name what everybody is given before the arms part, and the one arm of a trial without randomisation', () => {
    for (const doneAhead of [[], ['D1/1/1']])
      expect(named('reluth', /^Included/, { doneAhead }).slice(0, 2)).toEqual([
        'Cycle 1 bloods',
        'Cycle 1 dose',
      ]);
    const venous = named('msk-ia', /^Consent on 29/, { on: '2028-04-20' as CalendarDay });
    expect(venous).toContain('Cycle 3 dose');
  });

  it('are in the language of the card, with their numbers', () => {
    const names = named('reluth', /^Included/, { language: 'fr' });
    expect(names.slice(0, 2)).toEqual(['Bilan sanguin du cycle 1', 'Administration du cycle 1']);
    const followed = named('reluth', /^Surveillance arm: no/, {
      language: 'fr',
      on: '2026-05-19' as CalendarDay,
    });
    expect(followed).toEqual(expect.arrayContaining(['Imagerie M2', 'Suivi M12']));
  });

  it('call the visits of an arm by a word that does not betray it', () => {
    const standard = named('lumen-1', /hydroxyurea/);
    const radioligand = named('lumen-1', /^Radioligand arm/);
    for (const names of [standard, radioligand]) {
      expect(names).toContain('Hospital visit');
      expect(names.join()).not.toMatch(/standard|dose|cycle|safety/i);
    }
    const retreatment = named('reluth', /^Retreatment arm/, { on: '2026-05-19' as CalendarDay });
    expect(retreatment.join()).not.toMatch(/cycle|dose/i);
  });

  it('wait for the treatment that is not chosen, unless an appointment was made', () => {
    expect(named('lumen-1', /not yet chosen/).filter((name) => name === 'Hospital visit')).toHaveLength(1);
    const booked = ['SOCV/0/1'];
    expect(
      named('lumen-1', /not yet chosen/, { booked }).filter((name) => name === 'Hospital visit'),
    ).toHaveLength(2);
  });
});
