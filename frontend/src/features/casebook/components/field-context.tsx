import { absenceLabel } from '@lutetia/shared/forms/absences';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { companionPath } from '@lutetia/shared/laboratory/companions';
import { memo } from 'react';
import { formLanguage } from '../../../i18n/form-language.js';
import { useTrail } from '../../../forms/around/api/read-trail.js';
import { HistoryList } from '../../../forms/around/history-list.js';
import { valueWords } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { useMay } from '../../../lib/session.js';
import classes from '../casebook.module.css';
import { OutsideValues } from './outside-values.js';

export interface FieldContextProps {
  readonly form: FormView;
  readonly path: string | null;
}

/** Of a lesion: what it measured at first, and the least since. */
function Course({ form, item, path }: { form: FormView; item: ItemDefinition; path: string }) {
  const t = useWords();
  const { first, least } = form.previous[path] ?? {};
  if (first === undefined || least === undefined) return null;
  const words = (one: typeof first) => ({
    value: valueWords(form.definition, item, one.value, t),
    day: shortDay(one.on, form.today),
  });
  return (
    <p className="sec">
      {t('context.first', words(first))} {t('context.least', words(least))}
    </p>
  );
}

type Key = readonly [key: string, words: string, isFor?: (form: FormView) => boolean];

const KEYS: readonly Key[] = [
  ['Enter', 'keys.next'],
  ['Alt U', 'keys.unit'],
  ['Alt L', 'keys.lastValue', ({ previous }) => Object.keys(previous).length > 0],
  ['Alt N', 'keys.notDone'],
  ['Ctrl V', 'keys.paste', ({ laboratory }) => laboratory !== null],
  ['Ctrl Z', 'keys.undoPaste', ({ laboratory }) => laboratory !== null],
  ['Alt Q', 'keys.reason'],
  ['Alt R', 'keys.changeReason', ({ state }) => state === 'complete'],
  ['Alt H', 'keys.history'],
  ['Alt ↑ ↓', 'keys.forms'],
  ['Ctrl S', 'keys.save'],
  ['Ctrl Enter', 'keys.complete'],
  ['T Y', 'keys.days', ({ visit }) => visit?.day == null],
  ['T Y V', 'keys.daysOfVisit', ({ visit }) => visit?.day != null],
  ['1 … 9', 'keys.choice'],
];

/** Beside the lines: what the focused field asks, every value it has had, and the keys. Not drawn again with every key. */
export const FieldContext = memo(function FieldContext({ form, path }: FieldContextProps) {
  const t = useWords();
  const mayRead = useMay(form.study, 'trail.read');
  const trail = useTrail(form.participant.id, form.id, mayRead && path !== null);
  const code = path?.split('/').at(-1);
  const item = form.definition.sections
    .flatMap((section) => section.items)
    .find((other) => other.code === code);
  const title =
    item !== undefined
      ? inWords(item.label)
      : path === null
        ? null
        : absenceLabel(form.definition, path, formLanguage());
  const entries = (trail.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((entry) => entry.recordId === form.id);
  return (
    <aside className={classes.context} aria-label={t('context.title')}>
      {title === null || path === null ? (
        <p className="sec">{t('context.none')}</p>
      ) : (
        <>
          <h2 className={classes.contextTitle}>{title}</h2>
          {item?.help !== undefined && <p className={classes.help}>{inWords(item.help)}</p>}
          {item?.critical === true && <p className="sec">{t('context.critical')}</p>}
          {item?.sourceDocument !== undefined && (
            <p className="sec">{t('context.source', { source: inWords(item.sourceDocument) })}</p>
          )}
          {item !== undefined && <Course form={form} item={item} path={path} />}
          {item !== undefined && <OutsideValues form={form} item={item} />}
          <h3 className="h3" id="field-history" tabIndex={-1}>
            {t('history.title')}
          </h3>
          {trail.isError ? (
            <p className="sec">{t('history.failed')}</p>
          ) : trail.isPending ? (
            <p className="sec">{t('history.loading')}</p>
          ) : (
            <HistoryList entries={historyOf(entries, path)} today={form.today} />
          )}
        </>
      )}
      {form.editable && (
        <div className={classes.keys}>
          <h3 className="h3">{t('keys.title')}</h3>
          <dl>
            {KEYS.filter(([, , isFor]) => isFor?.(form) !== false).map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(words)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </aside>
  );
});

/** Every value of a field, and of a result also its limits and the word on it, by name. */
function historyOf(entries: readonly TrailEntryView[], path: string): readonly TrailEntryView[] {
  const beside = [companionPath('range', path), companionPath('significant', path)];
  return entries.flatMap((entry) => {
    if (entry.path === path) return [entry];
    if (!beside.includes(entry.path)) return [];
    return [{ ...entry, newText: `${entry.label}: ${entry.newText}` }];
  });
}
