import { compileStudy } from '../study/compile.js';
import { readStudy } from '../study/reader.js';
import { seededLibrary } from '../study/spec-support/library.js';
import { deathToRecord } from './fatal-events.js';
import { gatherFacts } from './facts.js';
import { readSeed } from './spec-support/reluth.js';
import { scenarioRecords } from './spec-support/scenario.js';

const reading = readStudy(readSeed('studies/reluth/study.json'), seededLibrary());
if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
const study = compileStudy(reading.study);

type Values = Readonly<Record<string, string>>;

function toRecord(event: Values, death: Values | null = null) {
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
  return deathToRecord(study, gatherFacts(study, records));
}

describe('a death to be recorded', () => {
  it.each([
    ['an outcome that is fatal', { AEOUT: 'FATAL' }],
    ['grade 5, which CTCAE 5.0 keeps for death', { AETOXGR: '5' }],
    ['a fatal event whose day is half known', { AEOUT: 'FATAL', AEENDAT: '2026-02' }],
  ])('is told by %s', (_what, event) => {
    expect(toRecord(event)).toEqual({ milestone: 'death', event: 'Septic shock' });
  });

  it('is none after an event that was not fatal, or once the death is recorded, its day known or not', () => {
    expect(toRecord({ AEOUT: 'RECOVERED/RESOLVED', AETOXGR: '4' })).toBeNull();
    expect(toRecord({ AEOUT: 'FATAL' }, { DTHDAT: '2026-02-20' })).toBeNull();
    expect(toRecord({ AEOUT: 'FATAL' }, { DTHDAT: '2026-02' })).toBeNull();
  });
});
