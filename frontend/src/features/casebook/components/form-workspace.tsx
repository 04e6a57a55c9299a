import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { isOccasional } from '../../../forms/around/next-form.js';
import { EntryPageProvider } from '../../../forms/entry-context.js';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { useEngineCode } from '../../../forms/use-evaluation.js';
import { useSaveQueue } from '../../../forms/use-save-queue.js';
import { useWords } from '../../../forms/words.js';
import { useFormLanguage } from '../../../i18n/form-language.js';
import { queryKeys } from '../../../lib/query-keys.js';
import classes from '../casebook.module.css';
import { useFormSaved } from '../use-form-saved.js';
import { useOpenForm, type OpenedForm, type OpenForm } from '../use-open-form.js';
import {
  ActsToTake,
  ConflictPanel,
  Evidence,
  FieldContext,
  FormFoot,
  FormNavigator,
  FurtherParts,
  MovedNote,
  ReasonBar,
  VisitDone,
} from './beside-form.js';
import { FormHead } from './form-head.js';
import { FormLines } from './form-lines.js';

export interface FormWorkspaceProps {
  readonly study: string;
  readonly form: FormView;
  /** Null while it is read; the form can be filled in meanwhile. */
  readonly schedule: ScheduleView | null;
  readonly person: { readonly id: string; readonly name: string };
  readonly timeZone: string;
}

/** Opens the queue of the form and fetches the code of its checks, then the page over both. */
export function FormWorkspace(props: FormWorkspaceProps) {
  const t = useWords();
  const { form, person, timeZone } = props;
  const code = useEngineCode();
  const { moves, onSaved, onMovesRead } = useFormSaved(props);
  const queue = useSaveQueue(form, person.id, timeZone, onSaved);
  useFormReadAfresh(form, queue);
  if (code.isError) {
    return (
      <main id="content" className={classes.notice}>
        <ProblemNotice problem={code.error} what={t('form.failed')} onRetry={() => void code.refetch()} />
      </main>
    );
  }
  if (queue === null || code.data === undefined) return <SkeletonRows rows={10} label={t('form.loading')} />;
  return <FilledIn {...props} queue={queue} code={code.data} moves={moves} onMovesRead={onMovesRead} />;
}

/** Keeps form and queue together: what the server added goes to the queue, what others saved to the page. */
function useFormReadAfresh(form: FormView, queue: SaveQueue | null): void {
  const queries = useQueryClient();
  // A form read afresh, as after its completion, holds what the server added: the limits of its results.
  useEffect(() => {
    if (queue !== null && form.version > queue.known.version) queue.refresh(form);
  }, [queue, form]);
  const isRefused = queue?.state.kind === 'refused';
  // What somebody else saved meanwhile may be why: it is read, so that the page shows what stands.
  useEffect(() => {
    if (isRefused) void queries.invalidateQueries({ queryKey: queryKeys.form(form.id) });
  }, [isRefused, queries, form.id]);
}

interface FilledInProps extends OpenedForm {
  readonly moves: readonly ScheduleMove[];
  readonly onMovesRead: () => void;
}

/** The form between the other forms of its visit and what is known of the field one is in. */
function FilledIn(props: FilledInProps) {
  const { study, form, schedule, queue, timeZone } = props;
  const open = useOpenForm(props);
  return (
    <div className={classes.layout}>
      <EntryPageProvider value={open.page}>
        <FormNavigator study={study} form={form} schedule={schedule} evaluation={open.evaluation} />
      </EntryPageProvider>
      <main
        id="content"
        className={`${classes.middle} ${open.isReasonAsked ? classes.reasonAsked : ''}`}
        lang={useFormLanguage()}
      >
        <EntryPageProvider value={open.page}>
          <FormHead
            form={form}
            timeZone={timeZone}
            state={queue.state}
            hasWork={queue.hasWork}
            unsaved={open.unsaved}
            laboratory={open.page.laboratory}
            isKeptHere={queue.isKeptHere}
            isOccasional={isOccasional(form, schedule)}
            onRetry={() => void queue.flush()}
          />
          <Told {...props} open={open} />
        </EntryPageProvider>
        <FormLines page={open.page} visible={open.evaluation.visible} rows={open.rows} />
        <EntryPageProvider value={open.page}>
          <Below {...props} open={open} />
        </EntryPageProvider>
      </main>
      <FieldContext form={form} path={open.page.focused} />
    </div>
  );
}

interface PartProps extends FilledInProps {
  readonly open: OpenForm;
}

/** What is to be decided or known before the lines: a conflict, an act that follows, what a save has moved. */
function Told({ study, form, schedule, timeZone, queue, moves, onMovesRead, open }: PartProps) {
  const { kind } = open.completion.state;
  return (
    <>
      {queue.state.kind === 'conflict' && (
        <ConflictPanel form={form} timeZone={timeZone} conflict={queue.state.conflict} queue={queue} />
      )}
      {schedule !== null && (
        <ActsToTake
          study={study}
          schedule={schedule}
          formId={form.id}
          isComplete={form.state === 'complete'}
          isNew={kind === 'decided'}
        />
      )}
      {kind === 'visit-done' && schedule !== null && (
        <VisitDone study={study} form={form} schedule={schedule} />
      )}
      {moves.length > 0 && <MovedNote moves={moves} today={form.today} onClose={onMovesRead} />}
    </>
  );
}

/** What a decision rests on, the further part of a dose, and the foot that completes the form. */
function Below({ study, form, schedule, queue, open }: PartProps) {
  const { evaluation, completion, page, isReasonAsked } = open;
  return (
    <>
      {form.evidence !== null && (
        <Evidence
          evidence={form.evidence}
          budget={schedule?.participant.doseBudget ?? null}
          today={form.today}
        />
      )}
      {schedule !== null && form.state !== 'complete' && (
        <FurtherParts study={study} schedule={schedule} formId={form.id} />
      )}
      {!page.isReadOnly && (
        <FormFoot
          form={form}
          schedule={schedule}
          study={study}
          evaluation={evaluation}
          completion={completion}
          isAllSaved={queue.isAllSaved}
          reason={isReasonAsked ? <ReasonBar form={form} entry={page.entry} /> : null}
        />
      )}
    </>
  );
}
