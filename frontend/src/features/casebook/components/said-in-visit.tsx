import { useEntryPage } from '../../../forms/entry-context.js';
import type { FieldLine } from '../../../forms/field-model.js';
import lines from '../../../forms/form-lines.module.css';
import { saidInVisit } from '../../../forms/said-in-visit.js';
import { fieldId } from '../../../forms/use-form-entry.js';
import { valueWords } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';

export interface SaidInVisitProps {
  readonly fields: readonly FieldLine[];
}

/** Answers another form of the visit holds, in sight before they are taken over: the sample both results come from. */
export function SaidInVisit({ fields }: SaidInVisitProps) {
  const { definition, previous, values, unread, entry, isReadOnly } = useEntryPage();
  const t = useWords();
  const paths = fields.map(({ path }) => path);
  const said = isReadOnly ? null : saidInVisit(paths, previous, values, unread);
  if (said === null) return null;
  const answers = fields.flatMap(({ path, item }) => {
    const value = said.values[path];
    return value === undefined ? [] : [`${inWords(item.label)} ${valueWords(definition, item, value, t)}`];
  });
  const take = (): void => {
    entry.writeAll(said.values);
    const [first] = Object.keys(said.values);
    window.requestAnimationFrame(() => document.getElementById(fieldId(first ?? ''))?.focus());
  };
  return (
    <p className={lines.saidInVisit}>
      <span className="sec">{t('form.saidIn', { form: said.form, answers: answers.join(' · ') })}</span>{' '}
      <button
        type="button"
        className="btn s"
        aria-label={t('form.takeSaidOf', { form: said.form })}
        onClick={take}
      >
        {t('form.takeSaid')}
      </button>
    </p>
  );
}
