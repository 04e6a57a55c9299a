import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { nextStep } from './next-step.js';
import { NO_FILTERS, worklistSections } from './worklist-filters.js';

const line = (visitId: string, changes: Partial<WorklistItemView> = {}): WorklistItemView => ({
  visitId,
  version: 1,
  participantId: 'a',
  number: 'FR-12-001',
  site: 'FR-12',
  group: 'due',
  state: 'due',
  flags: [],
  name: 'Cycle 1 dose',
  cycle: 1,
  kind: 'treatment',
  detail: '',
  decided: null,
  waitsFor: [],
  target: '2026-12-07',
  planned: '2026-12-07',
  opens: null,
  closes: null,
  booked: null,
  delay: null,
  occurred: null,
  lateDays: null,
  nextFormId: 'form',
  dayHint: null,
  begun: false,
  action: 'Record dose',
  ...changes,
});

describe('what waits for another visit', () => {
  const shown = (...items: WorklistItemView[]) =>
    worklistSections(items, NO_FILTERS).map(({ items: ofGroup }) => ofGroup.map(({ visitId }) => visitId));

  it('stands directly below the last it waits for, where that is of the same day or would come later', () => {
    const dose = line('dose', { waitsFor: ['bloods', 'scan'] });
    expect(shown(dose, line('bloods'), line('other'), line('scan', { planned: '2026-12-09' }))).toEqual([
      ['bloods', 'other', 'scan', 'dose'],
    ]);
    expect(shown(line('bloods'), line('other'), line('dose', { waitsFor: ['bloods'] }))).toEqual([
      ['bloods', 'dose', 'other'],
    ]);
  });

  it('keeps its place after what comes on an earlier day, and without it', () => {
    const dose = line('dose', { waitsFor: ['bloods', 'not in the list'] });
    expect(shown(line('bloods', { planned: '2026-11-30' }), line('other'), dose)).toEqual([
      ['bloods', 'other', 'dose'],
    ]);
    expect(shown(dose, line('bloods', { group: 'overdue' }))).toEqual([['bloods'], ['dose']]);
  });

  it('leads to that one until it was begun all the same, and to its own visit once decided on', () => {
    expect(nextStep(line('dose', { waitsFor: ['bloods'] }), true)).toEqual({
      kind: 'visit',
      visitId: 'bloods',
    });
    const decided = line('dose', { waitsFor: ['bloods'], begun: true, decided: 'End treatment' });
    expect(nextStep(decided, true)).toEqual({ kind: 'visit', visitId: 'dose' });
    expect(nextStep(line('dose', { waitsFor: ['bloods'], begun: true }), true).kind).toBe('form');
    expect(nextStep(line('dose'), true).kind).toBe('form');
  });
});
