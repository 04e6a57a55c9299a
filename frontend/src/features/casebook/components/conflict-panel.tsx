import { unitText } from '@lutetia/shared/forms/unit-text';
import type { ConflictView, FormView } from '@lutetia/shared/contract/views/forms';
import { absenceLabel } from '@lutetia/shared/forms/absences';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { reasonsOf } from '@lutetia/shared/forms/diff';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { companionLabel, companionText } from '@lutetia/shared/laboratory/companion-words';
import { companionAt } from '@lutetia/shared/laboratory/companion-edits';
import { type Companion } from '@lutetia/shared/laboratory/companions';
import { formLanguage } from '../../../i18n/form-language.js';
import { useState } from 'react';
import { siteMomentText } from '../../../forms/day-words.js';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { absentWords, valueWords } from '../../../forms/value-words.js';
import { inWords, useWords, type Translate } from '../../../forms/words.js';
import classes from '../casebook.module.css';

export interface ConflictPanelProps {
  readonly form: FormView;
  readonly timeZone: string;
  readonly conflict: ConflictView;
  readonly queue: SaveQueue;
}

/** Two people changed the same field: before, mine and theirs side by side; a person chooses, field by field. */
export function ConflictPanel({ form, timeZone, conflict, queue }: ConflictPanelProps) {
  const t = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const paths = Object.keys(conflict.theirs);
  const isDecided = paths.every((path) => path in chosen);
  const isJudged = paths.every((path) => companionAt(form.definition, path)?.kind === 'significant');
  return (
    <section className={classes.conflict} aria-labelledby="conflict-title">
      <h2 id="conflict-title" className="h2">
        {t(isJudged ? 'conflict.resultChanged' : 'conflict.title', { count: paths.length })}
      </h2>
      <p className="sec">{t('conflict.kept')}</p>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.before')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <ConflictRow
              key={path}
              form={form}
              timeZone={timeZone}
              path={path}
              conflict={conflict}
              chosen={chosen[path] ?? null}
              onChoose={(side) => setChosen((sides) => ({ ...sides, [path]: side }))}
            />
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="btn p"
        disabled={!isDecided}
        onClick={() => void queue.resolve(conflict, chosen)}
      >
        {t('conflict.keep')}
      </button>
    </section>
  );
}

export interface ConflictRowProps {
  readonly form: FormView;
  readonly timeZone: string;
  readonly path: string;
  readonly conflict: ConflictView;
  readonly chosen: 'mine' | 'theirs' | null;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}

function ConflictRow({ form, timeZone, path, conflict, chosen, onChoose }: ConflictRowProps) {
  const t = useWords();
  const companion = companionAt(form.definition, path);
  const item = companion === null ? itemOf(form, path) : null;
  const label =
    companion !== null
      ? companionLabel(companion, formLanguage())
      : item === null
        ? absenceLabel(form.definition, path, formLanguage())
        : inWords(item.label);
  if (label === null) return null;
  const by = conflict.theirsBy[path];
  const words = (side: 'base' | 'mine' | 'theirs'): string =>
    companion === null
      ? resultWords(form, item, conflict[side][path] ?? null, t)
      : besideWords(companion, conflict[side][path] ?? null, t);
  return (
    <tr>
      <th scope="row">
        {label}
        {companion?.kind === 'significant' && (
          <span className="sec">
            <br />
            {t('conflict.resultNow', {
              result: resultWords(form, companion.item, conflict.values[companion.item.code] ?? null, t),
            })}
          </span>
        )}
      </th>
      <td>{words('base')}</td>
      {(['mine', 'theirs'] as const).map((side) => (
        <td key={side}>
          <label className={classes.side}>
            <input
              type="radio"
              name={`conflict-${path}`}
              checked={chosen === side}
              onChange={() => onChoose(side)}
            />
            <span>
              <b className="m">{words(side)}</b>
              {Object.values(reasonsOf(conflict[side][path] ?? null)).map((reason) => (
                <span key={reason} className="sec">
                  {' '}
                  {reason}
                </span>
              ))}
              <br />
              <span className="sec">
                {side === 'mine' || by === undefined
                  ? t('conflict.justNow')
                  : t('conflict.by', { who: by.who, when: siteMomentText(by.at, timeZone, form.today) })}
              </span>
            </span>
          </label>
        </td>
      ))}
    </tr>
  );
}

/** A value of an item, or why a section or the form holds none. */
function wordsOf(form: FormView, item: ItemDefinition | null, value: ItemValue | null, t: Translate): string {
  if (item !== null) return valueWords(form.definition, item, value, t);
  return value !== null && 'absent' in value ? absentWords(value, t) : t('value.empty');
}

/** A value with its unit: two people may have entered the same number in different ones. */
function resultWords(
  form: FormView,
  item: ItemDefinition | null,
  value: ItemValue | null,
  t: Translate,
): string {
  const unit = value !== null && 'v' in value ? value.unit : undefined;
  return `${wordsOf(form, item, value, t)} ${unit === undefined ? '' : unitText(unit)}`.trimEnd();
}

/** What is kept beside a result; a judgement goes with the result it was made of. */
function besideWords(companion: Companion, value: ItemValue | null, t: Translate): string {
  if (value === null && companion.kind === 'significant') return t('conflict.notJudged');
  return value === null ? t('value.empty') : companionText(companion, value, formLanguage());
}

function itemOf(form: FormView, path: string): ItemDefinition | null {
  const code = path.split('/').at(-1);
  return (
    form.definition.sections.flatMap((section) => section.items).find((item) => item.code === code) ?? null
  );
}
