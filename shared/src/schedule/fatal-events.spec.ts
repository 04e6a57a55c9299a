import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { requireCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { deathToRecord, whyAfterFatalEvent } from './fatal-events.js';
import { gatherFacts } from './facts.js';
import { readSeed } from './spec-support/reluth.js';
import type { ParticipantRecords } from './records.js';
import type { ParticipantFacts } from './types.js';
import { scenarioRecords } from './spec-support/scenario.js';

const reading = readStudy(readSeed('studies/reluth/study.json'), seededLibrary());
if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
const study = compileStudy(reading.study);

type Values = Readonly<Record<string, string>>;

function recorded(event: Values, death: Values | null = null): ParticipantRecords {
  const records = scenarioRecords(study, {
    title: 'an adverse event',
    screeningOn: '2026-01-05',
    timeZone: 'Europe/Paris',
    visits: {},
    forms: [
      { form: 'adverse-event', visit: null, values: { AETERM: 'Septic shock', ...event } },
      ...(death === null ? [] : [{ form: 'death', visit: null, values: death }]),
    ],
    acts: [],
    expect: [],
    deviations: [],
  });
  const forms = records.forms.map((form) =>
    form.form === 'adverse-event' ? { ...form, id: 'event-1' } : form,
  );
  return { ...records, forms };
}

const toRecord = (event: Values, death: Values | null = null) =>
  deathToRecord(study, gatherFacts(study, recorded(event, death)));

/** As long as nobody completed the event. */
const begun = (event: Values): ParticipantFacts => {
  const records = recorded(event);
  const forms = records.forms.map((form) =>
    form.form === 'adverse-event' ? { ...form, state: 'in-progress' as const } : form,
  );
  return gatherFacts(study, { ...records, forms });
};

describe('a death to be recorded', () => {
  it.each([
    ['an outcome that is fatal', { AEOUT: 'FATAL' }],
    ['grade 5, which CTCAE 5.0 keeps for death', { AETOXGR: '5' }],
    ['a fatal event whose day is half known', { AEOUT: 'FATAL', AEENDAT: '2026-02' }],
  ])('is told by %s', (_what, event) => {
    expect(toRecord(event)).toEqual({
      milestone: 'death',
      event: 'Septic shock',
      inProgress: false,
      formId: 'event-1',
    });
  });

  it('is told of an event in progress, which blames no dose', () => {
    const told = { milestone: 'death', event: 'Septic shock', inProgress: true, formId: 'event-1' };
    expect(deathToRecord(study, begun({ AETOXGR: '5' }))).toEqual(told);
    expect(deathToRecord(study, begun({ AEOUT: 'RECOVERED/RESOLVED' }))).toBeNull();
    const dose = toDayNumber(requireCalendarDay('2026-03-01'));
    const fatal = { AEOUT: 'FATAL', AEENDAT: '2026-02-01' };
    expect(whyAfterFatalEvent(begun(fatal), dose)).toBeNull();
    expect(whyAfterFatalEvent(gatherFacts(study, recorded(fatal)), dose)).toContain('Septic shock');
  });

  it('is none after an event that was not fatal, or once the death is recorded, its day known or not', () => {
    expect(toRecord({ AEOUT: 'RECOVERED/RESOLVED', AETOXGR: '4' })).toBeNull();
    expect(toRecord({ AEOUT: 'FATAL' }, { DTHDAT: '2026-02-20' })).toBeNull();
    expect(toRecord({ AEOUT: 'FATAL' }, { DTHDAT: '2026-02' })).toBeNull();
  });
});
