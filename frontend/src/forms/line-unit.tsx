import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { canonicalOf } from '@lutetia/shared/forms/operands';
import { unitText } from '@lutetia/shared/forms/unit-text';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { useEntryPage } from './entry-context.js';
import type { FieldLine } from './field-model.js';
import classes from './form-lines.module.css';
import { UnitText } from './unit-text.js';
import { fieldId } from './use-form-entry.js';
import { inWords, useWords } from './words.js';

export interface ValueWithUnit extends FieldLine {
  /** The unit of the value, or chosen for the value to come; null stands for the first of the definition. */
  readonly unit: string | null;
}

interface LineUnitProps extends ValueWithUnit {
  readonly onChoose: (unit: string) => void;
}

export function LineUnit({ path, item, unit, onChoose }: LineUnitProps) {
  const { entry, isReadOnly, values, preferredUnits } = useEntryPage();
  const t = useWords();
  const units = unitsInOrder(item.units ?? [], preferredUnits[item.code]);
  const value = values[path] ?? null;
  const chosen = unit ?? units[0] ?? null;
  if (chosen === null || (value !== null && 'absent' in value)) return <span className={classes.unit} />;
  if (units.length < 2 || isReadOnly)
    return (
      <span className={classes.unit}>
        <UnitText unit={chosen} />
        <InFirstUnit item={item} value={value} />
      </span>
    );
  return (
    <span className={classes.unit}>
      <select
        tabIndex={-1}
        aria-label={t('field.unitOf', { label: inWords(item.label) })}
        aria-keyshortcuts="Alt+U"
        title={t('field.unitKey')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          document.getElementById(fieldId(path))?.focus();
        }}
        value={chosen}
        onChange={(event) => {
          onChoose(event.target.value);
          entry.leave(path, item, entry.fields.getValues(path), event.target.value);
        }}
      >
        {units.map((other) => (
          <option key={other} value={other}>
            {unitText(other)}
          </option>
        ))}
      </select>
      <InFirstUnit item={item} value={value} />
    </span>
  );
}

/** The same quantity in the item's first unit, where it was entered in another one. */
function InFirstUnit({ item, value }: { readonly item: ItemDefinition; readonly value: ItemValue | null }) {
  const canonical = canonicalOf(item, value);
  if (canonical === null) return null;
  return <span className={classes.canonical}>{`= ${canonical.v} ${unitText(canonical.unit)}`}</span>;
}

/** The unit of the study stands first, the others as the form has them. */
export function unitsInOrder(units: readonly string[], preferred: string | undefined): readonly string[] {
  if (preferred === undefined) return units;
  return [preferred, ...units.filter((unit) => unit !== preferred)];
}
