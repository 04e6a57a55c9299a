import { absenceLabel, pathsUnder, sectionAt, WHOLE_FORM } from '@lutetia/shared/forms/absences';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormChanges } from '@lutetia/shared/forms/value';
import { formLanguage } from '../i18n/form-language.js';
import { memo, useEffect, useState } from 'react';
import { Tag } from '../components/tag.js';
import { AbsentForm } from './lines-apart.js';
import { useEntryPage, type EntryPage } from './entry-context.js';
import classes from './form-lines.module.css';
import { reasonKindAt } from './reason-kind.js';
import type { SaveQueue } from './save-queue.js';
import { fieldId } from './use-form-entry.js';
import { inWords, useWords } from './words.js';

const MOST_NAMED = 3;

interface MarkProps {
  /** `@form`, or the path of a section. */
  readonly mark: string;
}

/**
 * Opens the question why a section, or the whole form, holds nothing; the same as Alt N at its head. A section that is
 * all worked out from others has nothing to be done.
 */
export function MarkAction({ mark }: MarkProps) {
  const { definition, values, isReadOnly, neededBySchedule, absentAt, onAbsent, onFocus } = useEntryPage();
  const isMarked = values[mark] !== undefined || values[WHOLE_FORM] !== undefined;
  if (isReadOnly || isMarked || isNeeded(definition, mark, neededBySchedule)) return null;
  if (sectionAt(definition, mark)?.items.every(({ calculate }) => calculate !== undefined)) return null;
  const label = labelOf(definition, mark);
  return (
    <MarkButton mark={mark} label={label} isOpen={absentAt === mark} onFocus={onFocus} onAbsent={onAbsent} />
  );
}

interface MarkButtonProps extends MarkProps, Pick<EntryPage, 'onFocus' | 'onAbsent'> {
  /** Of what is marked. */
  readonly label: string;
  readonly isOpen: boolean;
}

const MarkButton = memo(function MarkButton({ mark, label, isOpen, onFocus, onAbsent }: MarkButtonProps) {
  const t = useWords();
  return (
    <button
      id={fieldId(mark)}
      type="button"
      className="btn s q"
      aria-expanded={isOpen}
      aria-keyshortcuts="Alt+N"
      // An item may be called as its section or the form is.
      aria-label={t('absent.openOf', { label: t('absent.whole', { label, context: mark }) })}
      title={t('absent.open')}
      onFocus={() => onFocus(mark)}
      onClick={() => onAbsent(isOpen ? null : mark)}
    >
      {t('absent.not-done')}
    </button>
  );
});

/** The question, with what recording the answer empties; and once answered the answer with the way back. */
export function MarkState({ mark }: MarkProps) {
  const page = useEntryPage();
  const value = page.values[mark];
  if (value !== undefined && 'absent' in value)
    return <Marked mark={mark} code={value.absent} reason={value.reason ?? ''} />;
  return (
    <>
      {page.absentAt === mark && !page.isReadOnly && <MarkEditor mark={mark} />}
      <Refused mark={mark} />
    </>
  );
}

function MarkEditor({ mark }: MarkProps) {
  const { definition, entry, onAbsent } = useEntryPage();
  const t = useWords();
  const [paths] = useState(() => heldUnder(definition, entry.queue, mark));
  const names = paths.slice(0, MOST_NAMED).map((path) => nameAt(definition, path));
  const more = paths.length - names.length;
  const named = more > 0 ? t('absent.andMore', { names: names.join(', '), count: more }) : names.join(', ');
  return (
    <div className={classes.markEditor}>
      <AbsentForm
        label={labelOf(definition, mark)}
        kind={reasonKindAt(definition, mark)}
        replaces={paths.length === 0 ? null : t('absent.empties', { count: paths.length, named })}
        refused={entry.queue.refused[mark]?.value ?? null}
        onKeep={(value) => {
          const emptied: FormChanges = Object.fromEntries(
            heldUnder(definition, entry.queue, mark).map((path) => [path, null]),
          );
          entry.writeAll({ ...emptied, [mark]: value });
          onAbsent(null);
        }}
        onClose={() => {
          onAbsent(null);
          window.requestAnimationFrame(() => document.getElementById(fieldId(mark))?.focus());
        }}
      />
    </div>
  );
}

interface MarkedProps extends MarkProps {
  readonly code: string;
  readonly reason: string;
}

function Marked({ mark, code, reason }: MarkedProps) {
  const { definition, entry, isReadOnly, waiting, onFocus } = useEntryPage();
  const t = useWords();
  const isFresh = entry.queue.waiting[mark] !== undefined;
  const [wasFresh] = useState(isFresh);
  // Whoever records it stays at the keyboard where they were; who opens a form that was marked before does not.
  useEffect(() => {
    if (wasFresh) document.getElementById(fieldId(mark))?.focus();
  }, [wasFresh, mark]);
  const takeBack = (): void => {
    entry.write(mark, null);
    window.requestAnimationFrame(() => document.getElementById(fieldId(mark))?.focus());
  };
  return (
    <div className={classes.marked} onFocus={() => onFocus(mark)}>
      <Tag>{t(`absent.${code}`)}</Tag>
      <span className="sec">{reason}</span>
      {!isReadOnly && (
        <button
          id={fieldId(mark)}
          type="button"
          className="btn s q"
          aria-label={t('absent.takeBackOf', { label: labelOf(definition, mark) })}
          onClick={takeBack}
        >
          {t('absent.takeBack')}
        </button>
      )}
      {waiting.has(mark) && <p className={classes.waits}>{t('field.waits')}</p>}
      <Refused mark={mark} />
    </div>
  );
}

/** Why the mark was not taken, or what somebody else marked meanwhile did not take. */
function Refused({ mark }: MarkProps) {
  const { definition, entry, values } = useEntryPage();
  const t = useWords();
  const { refused } = entry.queue;
  const under = values[mark] === undefined ? [] : pathsUnder(definition, Object.keys(refused), mark);
  const said = [mark, ...under].filter((path) => path in refused);
  if (said.length === 0) return null;
  return (
    <div className={classes.said} role="alert">
      {said.map((path) => (
        <p key={path} className={classes.impossible}>
          {path !== mark && `${nameAt(definition, path)} ${entry.fields.getValues(path)}: `}
          {t('field.refused', { reason: refused[path]?.why ?? '' })}
        </p>
      ))}
    </div>
  );
}

/** All that stands or is typed under a mark, also where it is not shown now. */
function heldUnder(definition: FormDefinition, queue: SaveQueue, mark: string): readonly string[] {
  const paths = [...new Set([...Object.keys(queue.values), ...queue.heldPaths])];
  return pathsUnder(definition, paths, mark);
}

/** The schedule waits for an answer under the mark. */
function isNeeded(definition: FormDefinition, mark: string, needed: readonly string[]): boolean {
  if (mark === WHOLE_FORM) return needed.length > 0;
  return sectionAt(definition, mark)?.items.some(({ code }) => needed.includes(code)) ?? true;
}

function labelOf(definition: FormDefinition, mark: string): string {
  const section = sectionAt(definition, mark);
  return inWords(section === null ? definition.name : section.name);
}

function nameAt(definition: FormDefinition, path: string): string {
  const marked = absenceLabel(definition, path, formLanguage());
  if (marked !== null) return marked;
  const code = path.slice(path.lastIndexOf('/') + 1);
  const items = definition.sections.flatMap((section) => section.items);
  const item = items.find((candidate) => candidate.code === code);
  return item === undefined ? path : inWords(item.label);
}
