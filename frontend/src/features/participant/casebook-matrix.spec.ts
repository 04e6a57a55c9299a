import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { casebookMatrix } from './casebook-matrix.js';

const visit = (name: string, planned: string, fields: Partial<ScheduleItemView> = {}) => ({
  name,
  kind: 'treatment',
  planned,
  target: planned,
  occurred: null,
  state: 'not-due',
  forms: [],
  ...fields,
});

/** 2026 by month, then follow-up to 2031; the unscheduled visits last, as the protocol has them. */
const schedule = (open: number, added: readonly string[]): ScheduleView =>
  ({
    today: '2026-11-22',
    items: [
      ...Array.from({ length: 12 }, (_, month) =>
        visit(`M${month + 1}`, `2026-${String(month + 1).padStart(2, '0')}-01`, {
          state: month + 1 < open ? 'complete' : month + 1 === open ? 'overdue' : 'not-due',
        }),
      ),
      visit('F60', '2031-12-01'),
      ...added.map((day) => visit(`U ${day}`, day, { kind: 'unscheduled', state: 'due' })),
    ],
  }) as unknown as ScheduleView;

const columns = (open: number, added: readonly string[], most: number | null): string[] =>
  casebookMatrix(schedule(open, added), most).columns.map(({ name }) => name);

describe('the casebook', () => {
  it('has a visit added by hand among the visits by its day, around today and under all', () => {
    expect(columns(11, ['2026-11-22'], 4)).toEqual(['M10', 'M11', 'U 2026-11-22', 'M12']);
    const all = columns(11, ['2026-11-22', '2026-01-01', '2025-12-31'], null);
    expect(all.slice(0, 4)).toEqual(['U 2025-12-31', 'M1', 'U 2026-01-01', 'M2']);
    expect(all.slice(-4)).toEqual(['M11', 'U 2026-11-22', 'M12', 'F60']);
  });

  it('shows the visit of today too where an older one is still open, as long as both have room', () => {
    expect(columns(7, ['2026-11-22'], 6)).toEqual(['M7', 'M8', 'M9', 'M10', 'M11', 'U 2026-11-22']);
    expect(columns(3, ['2026-11-22'], 4)[0]).toBe('M3');
  });
});
