import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { compileForm } from '@lutetia/shared/forms/compile';
import { evaluateForm, reevaluate } from '@lutetia/shared/forms/evaluate';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { codeAt, isTyped, longForm } from './support/long-form.js';
import { median } from './support/median.js';
import type { BenchContext, BenchLine, BenchSuite } from './suite.js';

const ITEMS = 200;
const KEYSTROKES = 5_000;
const MOST_MS = 2;
const MOST_FOR_TWICE = 1.5;

/** Typing into a form of 200 items with 60 checks: the core after one keystroke, beside one of twice the size. */
export const formEntrySuite: BenchSuite = { name: `Typing into a form of ${ITEMS} items`, run };

function run({ rounds, say }: BenchContext): Promise<BenchLine[]> {
  const [once, twice]: [number[], number[]] = [[], []];
  // The round before the first warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const short = keystroke(ITEMS);
    const long = keystroke(2 * ITEMS);
    if (round === 0) continue;
    once.push(short);
    twice.push(long);
    say(`round ${round} of ${rounds}: ${short.toFixed(3)} ms, ${2 * ITEMS} items ${long.toFixed(3)} ms`);
  }
  const [value, long] = [median(once), median(twice)];
  return Promise.resolve([
    {
      name: `one keystroke in ${ITEMS} items with 60 checks, evaluation`,
      value,
      unit: 'ms',
      beside: null,
      ratio: null,
      bound: `<= ${MOST_MS}`,
      within: value <= MOST_MS,
    },
    {
      name: `one keystroke in ${2 * ITEMS} items, beside ${ITEMS}`,
      value: long,
      unit: 'ms',
      beside: value,
      ratio: long / value,
      bound: `ratio <= ${MOST_FOR_TWICE}`,
      within: long / value <= MOST_FOR_TWICE,
    },
  ]);
}

/** Milliseconds that one keystroke takes on average, one after the other over the whole filled form. */
function keystroke(items: number): number {
  const form = compileForm(longForm(items));
  const context = { today: requireCalendarDay('2026-11-21') };
  const typed = Array.from({ length: items }, (_, index) => index).filter(isTyped);
  // Changed in place: a copy of all values for each keystroke left more to clear away than what is measured.
  const values: Record<string, ItemValue> = Object.fromEntries(
    typed.map((index) => [codeAt(index), { v: '20.00' }]),
  );
  let evaluation = evaluateForm(form, values, context);
  let findings = 0;
  let spent = 0;
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 1) {
    const path = codeAt(typed[(stroke * 7) % typed.length] ?? 0);
    values[path] = { v: `${(stroke * 13) % 6000}.50` };
    const start = performance.now();
    evaluation = reevaluate(form, evaluation, values, [path]);
    findings += evaluation.findings.length;
    spent += performance.now() - start;
  }
  if (findings === 0) throw new Error('no check ever fired');
  return spent / KEYSTROKES;
}
