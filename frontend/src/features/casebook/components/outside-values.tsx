import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ItemDefinition, UseDefinition } from '@lutetia/shared/forms/definition';
import type { OutsideValue } from '@lutetia/shared/forms/uses';
import { outsideLabel } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';
import { dayWithYear } from '../../../lib/dates.js';

interface OutsideValuesProps {
  readonly form: Pick<FormView, 'definition' | 'outside'>;
  readonly item: ItemDefinition;
}

/** What a field takes from other forms, each with where it was read and the day it is of. */
export function OutsideValues({ form, item }: OutsideValuesProps) {
  const t = useWords();
  const uses = usesOf(form.definition, item);
  if (uses.length === 0) return null;
  return (
    <section aria-label={t('context.outside')}>
      <h3 className="h3">{t('context.outside')}</h3>
      <ul>
        {uses.map((use) => {
          const [value] = form.outside[use.name] ?? [];
          return (
            <li key={use.name}>
              {value === undefined ? (
                <>
                  {use.label === undefined ? use.name : inWords(use.label)}{' '}
                  <span className="sec">{t('context.outsideUnknown')}</span>
                </>
              ) : (
                <>
                  {outsideLabel(use, value)} <b>{value.text}</b> <span className="sec">{whereOf(value)}</span>
                </>
              )}
              {use.assumed !== undefined && <p className="sec">{use.assumed}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The names from outside that the item's own expressions and the checks written at it read. */
function usesOf(
  { uses = [], checks }: FormView['definition'],
  { code, calculate, visible, required }: ItemDefinition,
): readonly UseDefinition[] {
  const texts = [
    calculate ?? '',
    visible ?? '',
    typeof required === 'string' ? required : '',
    ...checks.filter(({ items }) => items[0] === code).map(({ when }) => when),
  ];
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return uses.filter(({ name, day }) => words.has(name) || (day !== undefined && words.has(day)));
}

function whereOf({ form, visit, day }: OutsideValue): string {
  return [form, visit, day === null ? null : dayWithYear(day)].filter((part) => part !== null).join(', ');
}
