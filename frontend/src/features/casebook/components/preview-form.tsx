import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { BlankFormView } from '@lutetia/shared/contract/views/blank-forms';
import { isUnanswered } from '@lutetia/shared/forms/findings';
import { useMemo, useState } from 'react';
import type { EntryPage } from '../../../forms/entry-context.js';
import { findingsByPath } from '../../../forms/field-model.js';
import { useEvaluation, useFormEngine, type Evaluation } from '../../../forms/use-evaluation.js';
import { useFormEntry } from '../../../forms/use-form-entry.js';
import { inWords, useWords } from '../../../forms/words.js';
import { useFormLanguage } from '../../../i18n/form-language.js';
import classes from '../casebook.module.css';
import own from '../preview.module.css';
import { previewLaboratory } from '../preview-laboratory.js';
import { useAddedRows } from '../use-added-rows.js';
import { useFieldKeys } from '../use-field-keys.js';
import { usePreviewQueue } from '../use-preview-queue.js';
import { FormLines } from './form-lines.js';
import { PreviewContext } from './preview-context.js';

interface PreviewFormProps {
  readonly blank: BlankFormView;
  readonly code: typeof import('../../../forms/form-engine.js');
  /** Today and the time zone at a site of the study. */
  readonly today: string;
  readonly timeZone: string;
}

const NOTHING: readonly string[] = [];
const NONE = {};
const ignore = (): void => undefined;
const maySend = (): boolean => false;

/** The lines of an empty form; what is typed lives as long as the page. */
export function PreviewForm({ blank, code, today, timeZone }: PreviewFormProps) {
  const { definition, visits } = blank;
  const [visit, setVisit] = useState(visits[0]?.code ?? '');
  const [focused, setFocused] = useState<string | null>(null);
  const [absentAt, setAbsentAt] = useState<string | null>(null);
  const rows = useAddedRows(() => ({}));
  const queue = usePreviewQueue();
  const engine = useFormEngine(code, definition);
  const typing = useMemo(
    () => ({ today: requireCalendarDay(today), visit: parseCalendarDay(today), timeZone }),
    [today, timeZone],
  );
  const entry = useFormEntry({ engine, queue, typing, maySend });
  const around = useMemo(
    () => ({ today, visit: visitOf(visit, today), outside: {}, state: 'not-started' as const }),
    [visit, today],
  );
  const laboratory = useMemo(() => previewLaboratory(definition), [definition]);
  const { evaluation } = useEvaluation(around, engine, queue, typing);
  useFieldKeys({ focused, isReadOnly: false, isComplete: false, onAbsent: setAbsentAt });
  const page: EntryPage = {
    entry,
    definition,
    values: evaluation.values,
    findings: findingsByPath(evaluation.findings),
    required: evaluation.required,
    neededBySchedule: NOTHING,
    waiting: new Set<string>(),
    unread: queue.unread,
    refused: queue.refused,
    previous: {},
    proposed: NONE,
    onDecline: ignore,
    outside: {},
    preferredUnits: blank.preferredUnits,
    laboratory,
    isReadOnly: false,
    today,
    focused,
    onFocus: setFocused,
    absentAt,
    onAbsent: setAbsentAt,
  };
  return (
    <div className={`${classes.layout} ${classes.previewLayout}`}>
      <main id="content" className={classes.middle} lang={useFormLanguage()}>
        <PreviewHead blank={blank} visit={visit} onVisit={setVisit} evaluation={evaluation} />
        <FormLines page={page} visible={evaluation.visible} rows={rows} />
      </main>
      <PreviewContext definition={definition} path={focused} />
    </div>
  );
}

interface PreviewHeadProps {
  readonly blank: BlankFormView;
  readonly visit: string;
  readonly onVisit: (code: string) => void;
  readonly evaluation: Evaluation;
}

function PreviewHead({ blank, visit, onVisit, evaluation }: PreviewHeadProps) {
  const t = useWords();
  const { findings } = evaluation;
  const counts = [
    ['preview.open', findings.filter(({ kind }) => kind === 'required').length],
    ['preview.impossible', findings.filter(({ kind }) => kind === 'hard').length],
    ['preview.unusual', findings.filter(isUnanswered).length],
  ] as const;
  return (
    <div className={classes.head}>
      <h1 className="h1">{inWords(blank.definition.name)}</h1>
      {blank.visits.length > 0 && (
        <label className={own.visit}>
          {t('preview.at')}{' '}
          <select value={visit} onChange={(event) => onVisit(event.target.value)}>
            {blank.visits.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={classes.facts} role="status">
        {counts.map(([words, count]) => t(words, { count })).join(' · ')}
      </p>
    </div>
  );
}

/** A visit as if it took place today, in its first cycle. */
function visitOf(code: string, day: string) {
  if (code === '') return null;
  return { id: '', name: '', code, cycle: 1, repetition: 1, day, opens: null, closes: null };
}
