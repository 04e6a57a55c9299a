import fc from 'fast-check';
import { requireCalendarDay } from '../calendar/calendar-day.js';
import type { CompiledForm } from './compiled.js';
import { applyChanges } from './changes.js';
import { compileForm } from './compile.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import type { FormEvaluation } from './evaluation.js';
import { seedForm } from './support/seed-forms.js';
import { testCheck, testForm, testItem } from './support/test-form.js';
import type { FormChanges, FormValues, ItemValue } from './value.js';

const context = { today: requireCalendarDay('2026-11-21'), visitDay: requireCalendarDay('2026-11-20') };

/** Everything of an evaluation that is for others, in a comparable shape. */
function told({ values, hidden, visible, findings, answered, total }: FormEvaluation): unknown {
  return { values, hidden, visible: [...visible], findings, answered, total };
}

/** Chains of visibility and calculation, a conditional requirement, checks in a row and over all rows. */
const TANGLED = compileForm(
  testForm(
    [
      testItem('A', 'yes-no'),
      testItem('B', 'decimal', { visible: 'A' }),
      testItem('D', 'decimal', { calculate: 'C + 1', required: false, visible: 'C > 1' }),
      testItem('C', 'decimal', { calculate: 'B * 2', required: false }),
      testItem('E', 'text', { visible: 'D > 5', required: 'A' }),
      testItem('F', 'decimal', { required: 'given(E)' }),
      testItem('S', 'decimal', { calculate: 'sum(X)', required: false }),
      testItem('G', 'text', { visible: 'count(Z) > 1 && greatest(Z) > 1', required: 'S > 3' }),
    ],
    {
      more: [testItem('K', 'decimal'), testItem('H', 'decimal', { required: 'K > F', visible: '!given(E)' })],
      rows: [
        testItem('X', 'decimal'),
        testItem('Y', 'decimal', { visible: 'X > F' }),
        testItem('Z', 'decimal', { calculate: 'X / F', required: false }),
      ],
      checks: [
        testCheck('SOFT', 'D > 7 || A', ['D', 'A'], 'soft'),
        testCheck('HARD', 'F < 2 && given(E)', ['F', 'E']),
        testCheck('ROW', 'Z > 1 && !A', ['Z', 'A']),
        testCheck('ROWS', 'count(X) > 2 || S == 4', ['B'], 'soft'),
        testCheck('ACROSS', 'K > 1 || F > 1 || given(H)', ['F', 'K']),
        testCheck('TODAY', 'yearOf(today) == 2026 && B == 3', ['B'], 'soft'),
      ],
    },
  ),
);

const number: fc.Arbitrary<ItemValue | null> = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '4').map((v) => ({ v })),
  fc.constant({ absent: 'not-done' as const }),
  fc.constant(null),
);
const yesNo: fc.Arbitrary<ItemValue | null> = fc.constantFrom({ v: 'Y' }, { v: 'N' }, null);
const text: fc.Arbitrary<ItemValue | null> = fc.constantFrom({ v: 'x' }, null);

const mark: fc.Arbitrary<ItemValue | null> = fc.constantFrom({ absent: 'not-done' as const }, null, null);

const edit: fc.Arbitrary<readonly [string, ItemValue | null]> = fc.oneof(
  fc.tuple(fc.constantFrom('@form', '@section/main', '@section/more', '@section/rows'), mark),
  fc.tuple(fc.constantFrom('K', 'H'), number),
  fc.tuple(fc.constant('A'), yesNo),
  fc.tuple(fc.constantFrom('B', 'F'), number),
  fc.tuple(fc.constant('E'), text),
  fc.tuple(fc.constantFrom('rows/r1/X', 'rows/r2/X', 'rows/r1/Y', 'rows/r3/Y'), number),
);
const changes: fc.Arbitrary<FormChanges> = fc
  .array(edit, { maxLength: 4 })
  .map((edits) => Object.fromEntries(edits));

function bothWays(form: CompiledForm, rounds: readonly FormChanges[]): void {
  let values: FormValues = {};
  let running = evaluateForm(form, values, context);
  for (const round of rounds) {
    values = applyChanges(values, round);
    running = reevaluate(form, running, values, Object.keys(round));
    expect(told(running)).toEqual(told(evaluateForm(form, values, context)));
  }
}

describe('evaluating again after a change', () => {
  it('finds what evaluating from nothing finds', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), (rounds) => {
        bothWays(TANGLED, rounds);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same in the administration form', () => {
    const form = compileForm(seedForm('administration'));
    const typed = fc.oneof(
      fc.tuple(fc.constantFrom('EXOCCUR', 'AAOCCUR', 'EXTRTCMP'), yesNo),
      fc.tuple(
        fc.constant('EXDOSE'),
        fc.constantFrom({ v: '7.4', unit: 'GBq' }, { v: '100', unit: 'mCi' }, null),
      ),
      fc.tuple(
        fc.constantFrom('EXSTDTC', 'EXENDTC', 'AASTDTC', 'AAENDTC'),
        fc.constantFrom({ v: '2026-11-20T10:00+01:00' }, { v: '2026-11-20T14:00+01:00' }, null),
      ),
      fc.tuple(fc.constant('EXREASOC'), fc.constantFrom({ v: 'OTHER' }, { v: 'SUPPLY' }, null)),
      fc.tuple(fc.constant('EXADJ'), fc.constantFrom({ v: 'NONE' }, { v: 'REDUCED' }, null)),
    );
    const round = fc
      .array(typed, { maxLength: 5 })
      .map((edits) => Object.fromEntries<ItemValue | null>(edits));
    fc.assert(
      fc.property(fc.array(round, { maxLength: 8 }), (rounds) => {
        bothWays(form, rounds);
      }),
      { numRuns: 100 },
    );
  });

  it('starts over when the day has changed', () => {
    const values = { A: { v: 'Y' }, B: { v: '3' } };
    const before = evaluateForm(TANGLED, values, context);
    const newYear = { ...context, today: requireCalendarDay('2027-01-01') };
    const after = reevaluate(TANGLED, before, values, [], newYear);
    expect(before.findings.map(({ check }) => check)).toContain('TODAY');
    expect(after.findings.map(({ check }) => check)).not.toContain('TODAY');
  });

  it('runs only what depends on the change', () => {
    const values = { A: { v: 'Y' }, B: { v: '3' } };
    const before = evaluateForm(TANGLED, values, context);
    const after = reevaluate(TANGLED, before, { ...values, F: { v: '1' } }, ['F']);
    const known = new Map(before.trace.results);
    const rerun = [...after.trace.results].filter(([key, result]) => known.get(key) !== result);
    // F itself, whether F and H are required, and the two checks that read F; the rows have no row to run in.
    expect(rerun).toHaveLength(5);
  });
});
