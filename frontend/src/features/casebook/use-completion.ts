import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { Finding } from '@lutetia/shared/forms/value';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { completeForm, type CompletionRequest } from '../../forms/api/complete-form.js';
import { nextFormOfVisit } from '../../forms/around/next-form.js';
import { useParticipantChanged } from '../../forms/around/use-changed.js';
import type { Evaluation } from '../../forms/use-evaluation.js';
import type { FormEntry } from '../../forms/use-form-entry.js';
import { inWords, useWords } from '../../forms/words.js';
import { announce } from '../../lib/announce.js';
import { ApiProblem } from '../../lib/api.js';
import { queryKeys } from '../../lib/query-keys.js';
import { focusField } from './focus-field.js';
import { needsConfirming, sameConsequences } from './what-follows.js';

interface CompletionOptions {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView | null;
  readonly entry: FormEntry;
  /** Runs the checks over what the queue holds now, the last keystroke included. */
  readonly evaluate: () => Evaluation;
}

/** Where marking complete stands: open problems, a preview of what would move, or a refusal. */
export type CompletionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'problems'; readonly findings: readonly Finding[] }
  /** It was the last open form of its visit: one chooses where to go on. */
  | { readonly kind: 'visit-done' }
  /** It leads to an act, which is offered before one goes on. */
  | { readonly kind: 'decided' }
  /** `of` = the form's version it was asked of. */
  | { readonly kind: 'preview'; readonly preview: FormSavedView; readonly of: number }
  /** What was typed cannot be sent yet. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly problem: unknown };

type Shown = Extract<CompletionState, { kind: 'preview' }>;

export interface Completion {
  readonly state: CompletionState;
  /** Checks the form, and completes it at once when nothing moves or the preview of what does was read. */
  readonly start: () => void;
  readonly cancel: () => void;
  /** To the next open form of the visit, else to the visit. */
  readonly goOn: () => void;
}

/** Runs all checks, shows what would move, completes, and goes on to the next form of the visit. */
export function useCompletion({ study, form, schedule, entry, evaluate }: CompletionOptions): Completion {
  const t = useWords();
  const queries = useQueryClient();
  const changed = useParticipantChanged(study, form.participant.id);
  const [state, setState] = useState<CompletionState>({ kind: 'idle' });

  const goOn = useGoOn(study, form, schedule);
  const request = (): CompletionRequest => ({
    formId: form.id,
    version: entry.queue.known.version,
    changeId: crypto.randomUUID(),
    reason: null,
  });
  const complete = async (): Promise<void> => {
    const firing = new Set(evaluate().findings.map(({ check }) => check));
    const asksMilestone = form.definition.checks.some(
      ({ code, milestone }) => milestone !== undefined && firing.has(code),
    );
    await completeForm(request(), false);
    announce(t('completion.done', { form: inWords(form.definition.name) }));
    await changed();
    const isLast = schedule !== null && nextFormOfVisit(schedule, form.id) === null;
    const after = queries.getQueryData<ScheduleView>(queryKeys.schedule(form.participant.id));
    if (asksMilestone || leadsToAct(after, form.id)) setState({ kind: 'decided' });
    else if (form.visit !== null && isLast) setState({ kind: 'visit-done' });
    else goOn();
  };
  const check = async (shown: Shown | null): Promise<void> => {
    entry.confirm();
    const settled = await settle(entry);
    const blocking = evaluate().findings.filter(
      (finding) => finding.kind === 'hard' || finding.kind === 'required',
    );
    if (blocking.length > 0) {
      setState({ kind: 'problems', findings: blocking });
      const first = blocking[0]?.paths[0];
      if (first !== undefined) focusField(first);
      return;
    }
    if (!settled) return setState({ kind: entry.queue.state.kind === 'kept' ? 'offline' : 'idle' });
    const of = entry.queue.known.version;
    // What was typed while a preview was read belongs to the completion, which is asked again only where more follows.
    const preview = shown?.of === of ? shown.preview : await completeForm(request(), true);
    const isRead = shown !== null && sameConsequences(shown.preview, preview);
    if (!isRead && needsConfirming(preview, form.visit)) setState({ kind: 'preview', preview, of });
    else await complete();
  };
  const run = (work: () => Promise<void>): void => {
    setState({ kind: 'working' });
    work().catch((problem: unknown) => setState(problemState(problem)));
  };
  const isSentMeanwhile = state.kind === 'offline' && entry.queue.state.kind !== 'kept';
  return {
    state: isSentMeanwhile ? { kind: 'idle' } : state,
    goOn,
    cancel: () => setState({ kind: 'idle' }),
    start: () => {
      if (state.kind === 'working') return;
      if (form.state === 'complete' || !form.mayComplete) goOn();
      else run(() => check(state.kind === 'preview' ? state : null));
    },
  };
}

/** To the next open form of the visit, else to the visit, else to the participant. */
function useGoOn(
  study: string,
  { id, visit, participant }: FormView,
  schedule: ScheduleView | null,
): () => void {
  const navigate = useNavigate();
  return () => {
    const next = schedule === null ? null : nextFormOfVisit(schedule, id);
    const params = { study, participantId: participant.id };
    if (next !== null) {
      void navigate({
        to: '/$study/participants/$participantId/forms/$formId',
        params: { ...params, formId: next.id },
      });
    } else if (visit !== null) {
      void navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { ...params, visitId: visit.id },
      });
    } else void navigate({ to: '/$study/participants/$participantId', params });
  };
}

function leadsToAct(schedule: ScheduleView | undefined, formId: string): boolean {
  if (schedule === undefined) return false;
  const { decisions, items } = schedule;
  const isBrokenOff = items.some(({ forms }) =>
    forms.some(({ id, continues }) => continues && id === formId),
  );
  return isBrokenOff || decisions.some((decision) => decision.formId === formId);
}

/** Sends all that was typed; false when something still waits for a person or the network. */
async function settle(entry: FormEntry): Promise<boolean> {
  entry.settle();
  await entry.queue.flush();
  await entry.queue.flush();
  return !entry.queue.hasWork;
}

/** The server's own findings are shown as problems of the form; anything else as a refusal. */
function problemState(problem: unknown): CompletionState {
  const findings = problem instanceof ApiProblem ? problem.view?.['findings'] : undefined;
  if (isFindings(findings)) return { kind: 'problems', findings };
  return { kind: 'failed', problem };
}

function isFindings(value: unknown): value is readonly Finding[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (one: unknown) => typeof one === 'object' && one !== null && 'paths' in one && 'message' in one,
    )
  );
}
