import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { whenWords } from './when-words.js';

const TODAY = '2026-11-23';

/** A dose planned for Sunday 29 November, in a window of a week to both sides. */
const dose = (changes: Partial<WorklistItemView>): WorklistItemView => ({
  visitId: 'dose',
  version: 1,
  participantId: 'a',
  number: 'FR-12-001',
  site: 'FR-12',
  group: 'upcoming',
  state: 'not-due',
  flags: [],
  name: 'Cycle 2 dose',
  cycle: 2,
  kind: 'treatment',
  detail: '',
  decided: null,
  waitsFor: [],
  target: '2026-11-29',
  planned: '2026-11-29',
  dayHint: { kind: 'weekend' },
  opens: '2026-11-22',
  closes: '2026-12-06',
  booked: null,
  delay: null,
  occurred: null,
  lateDays: null,
  nextFormId: null,
  begun: false,
  action: 'Record dose',
  ...changes,
});

describe('the day a line of the worklist tells', () => {
  it.each<[boolean, string, Partial<WorklistItemView>]>([
    [true, 'one to come', {}],
    [true, 'one that somebody booked', { group: 'due', booked: '2026-11-29' }],
    [false, 'the end of an open window', { group: 'due' }],
    [false, 'how late it is', { group: 'overdue', lateDays: 2 }],
    [false, 'the day it took place', { group: 'begun', occurred: '2026-11-22' }],
    [false, 'none', { planned: null, target: null }],
  ])('is the planned one (%s): %s', (isPlannedDay, _what, changes) => {
    expect(whenWords(dose(changes), TODAY, (key) => key).isPlannedDay).toBe(isPlannedDay);
  });
});
