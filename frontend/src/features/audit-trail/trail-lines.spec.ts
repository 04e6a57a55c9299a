import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { trailLines } from './trail-lines.js';

function entry(over: Partial<TrailEntryView>): TrailEntryView {
  return {
    id: '1',
    at: '2026-11-21T08:15:00Z',
    timeZone: 'Europe/Paris',
    who: 'Research nurse',
    role: 'nurse',
    site: 'FR-05',
    action: 'created',
    record: 'visit',
    recordId: 'W2',
    recordName: 'Cycle 1 week 2',
    path: 'code',
    label: 'Code',
    old: null,
    new: null,
    oldText: '',
    newText: 'W2',
    checks: [],
    reason: null,
    requestId: null,
    origin: null,
    ...over,
  };
}

const lines = (entries: readonly TrailEntryView[]) =>
  trailLines(entries, (key) => key).map(({ label, oldText, newText }) => [label, oldText, newText]);

describe('trailLines', () => {
  it('says once that a visit was added, not its code, cycle and repetition', () => {
    expect(
      lines([
        entry({}),
        entry({ path: 'cycle', label: 'Cycle', newText: '1' }),
        entry({ path: 'repetition', label: 'Repetition', newText: '1' }),
      ]),
    ).toEqual([['trail.made.visit', '', '']]);
  });

  it('tells a booking that made the row as the booking alone, its day in words', () => {
    expect(
      lines([entry({}), entry({ path: 'booked_on', label: 'Booked day', newText: '2026-11-24' })]),
    ).toEqual([['Booked day', '', '24 Nov 2026']]);
  });

  it('tells a deviation by its sentence', () => {
    const deviation = { record: 'deviation', recordId: 'd' } as const;
    expect(
      lines([
        entry({ ...deviation, path: 'cause_key', newText: 'missed:W2/1/1' }),
        entry({ ...deviation, path: 'sentence', newText: 'Cycle 1 week 2 was missed.' }),
        entry({ ...deviation, path: 'state', newText: 'open' }),
      ]),
    ).toEqual([['trail.made.deviation', '', 'Cycle 1 week 2 was missed.']]);
  });

  it('keeps every value of a form, its state in words', () => {
    const form = { record: 'form', recordId: 'f', action: 'changed' } as const;
    expect(
      lines([
        entry({ ...form, path: 'HGB', label: 'Haemoglobin', oldText: '112 g/L', newText: '121 g/L' }),
        entry({ ...form, path: 'state', label: 'State', oldText: 'in-progress', newText: 'complete' }),
      ]),
    ).toEqual([
      ['Haemoglobin', '112 g/L', '121 g/L'],
      ['State', 'formState.in-progress', 'formState.complete'],
    ]);
  });
});
