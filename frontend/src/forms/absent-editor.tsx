import { unitText } from '@lutetia/shared/forms/unit-text';
import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { AbsentForm } from './absent-form.js';
import { useEntryPage } from './entry-context.js';
import type { FieldLine } from './field-model.js';
import { splitInstant } from './field-text.js';
import { reasonKindAt } from './reason-kind.js';
import { fieldId, type FormEntry } from './use-form-entry.js';
import { valueWords } from './value-words.js';
import { inWords, useWords, type Translate } from './words.js';

/** Why a value is not there, with a reason; opened and closed with Alt N. */
export function AbsentEditor({ path, item }: FieldLine) {
  const { entry, definition, values, proposed, onAbsent } = useEntryPage();
  const t = useWords();
  const replaced = replacedText(
    entry,
    path,
    definition,
    item,
    proposed[path] === undefined ? (values[path] ?? null) : null,
    t,
  );
  return (
    <AbsentForm
      label={inWords(item.label)}
      kind={reasonKindAt(definition, path)}
      replaces={replaced === null ? null : t('absent.replaces', { value: replaced })}
      refused={entry.queue.refused[path]?.value ?? null}
      onKeep={(value) => {
        entry.write(path, value);
        onAbsent(null);
      }}
      onClose={() => {
        onAbsent(null);
        window.requestAnimationFrame(() => document.getElementById(fieldId(path))?.focus());
      }}
    />
  );
}

/** What stands in the field now, saved or as typed; null when it is empty. */
function replacedText(
  entry: FormEntry,
  path: string,
  definition: FormDefinition,
  item: ItemDefinition,
  value: ItemValue | null,
  t: Translate,
): string | null {
  const unread = entry.queue.unread[path];
  if (unread !== undefined) return splitInstant(unread.text).join(' ').trim();
  if (value === null) return null;
  const words = valueWords(definition, item, value, t);
  return 'v' in value && value.unit !== undefined ? `${words} ${unitText(value.unit)}` : words;
}
