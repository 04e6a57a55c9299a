import type { DoseBudget } from '@lutetia/shared/schedule/dose-budget';
import { useId } from 'react';
import { useWords, type Translate } from '../words.js';
import { enteredDose, inPlaces } from './entered-dose.js';

const WIDTH = 180;
const HEIGHT = 10;
const GAP = 1.5;

/** A cumulative dose beside its limit: a segment for each cycle given, a hatched one for the next, the limit in red. */
export function DoseBudgetFact({ budget }: { readonly budget: DoseBudget }) {
  const t = useWords();
  const { limit, unit, missing } = budget;
  const name = budget.name.charAt(0).toUpperCase() + budget.name.slice(1);
  const entered = enteredDose(budget);
  if (entered === null) {
    return (
      <dl className="fact whole">
        <dt>{t('strip.budgetMissing', { name, limit, unit })}</dt>
        <dd>{missing !== null && t('strip.budgetNotEntered', { cycle: missing.cycle ?? '' })}</dd>
      </dl>
    );
  }
  const received = t('strip.budget', { name, received: inPlaces(entered, budget), limit, unit });
  const after =
    missing === null ? nextWords(budget, t) : t('strip.budgetWithout', { cycle: missing.cycle ?? '' });
  const words = [received, after].filter((part) => part !== null).join(', ');
  return (
    <dl className="fact whole">
      <dt className="nw">{words}</dt>
      <dd className="dose-budget">
        <BudgetBar budget={budget} label={words} />
      </dd>
    </dl>
  );
}

function nextWords(budget: DoseBudget, t: Translate): string | null {
  const { next } = budget;
  if (next === null || next.value === null) return null;
  const value = inPlaces(next.value, budget);
  return next.isAllowed !== false
    ? t('strip.budgetNext', { value })
    : t('strip.budgetOver', { cycle: next.cycle, value });
}

function BudgetBar({ budget, label }: { readonly budget: DoseBudget; readonly label: string }) {
  const hatch = useId();
  const { parts, limit } = budget;
  // What the next adds is drawn where it begins, which is not known while a cycle before it is not entered.
  const next = budget.missing === null ? budget.next : null;
  const values = parts.map(({ value }) => value ?? 0);
  const received = values.reduce((sum, value) => sum + value, 0);
  const whole = Math.max(limit, received + (next?.value ?? 0));
  const xOf = (gray: number): number => (gray / whole) * (WIDTH - 2);
  const startOf = (index: number): number => values.slice(0, index).reduce((sum, value) => sum + value, 0);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v5" stroke="var(--series)" strokeWidth="1.6" />
        </pattern>
      </defs>
      <rect width={xOf(limit)} height={HEIGHT} fill="var(--g0)" />
      {parts.map(({ cycle }, index) => (
        <rect
          key={cycle}
          x={xOf(startOf(index))}
          width={Math.max(0, xOf(values[index] ?? 0) - GAP)}
          height={HEIGHT}
          fill="var(--series)"
        />
      ))}
      {next?.value != null && (
        <rect
          x={xOf(received)}
          y={0.5}
          width={xOf(next.value)}
          height={HEIGHT - 1}
          fill={`url(#${hatch})`}
          stroke="var(--series)"
        />
      )}
      <path d={`M${xOf(limit)} 0v${HEIGHT}`} stroke="var(--red-fill)" strokeWidth="2" />
    </svg>
  );
}
