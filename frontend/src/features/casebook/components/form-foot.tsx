import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { isUnanswered } from '@lutetia/shared/forms/findings';
import type { Finding } from '@lutetia/shared/forms/value';
import { useEffect, useRef, type ReactNode } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { nextFormOfVisit } from '../../../forms/around/next-form.js';
import { UNREADABLE } from '../../../forms/evaluate-typed.js';
import type { Evaluation } from '../../../forms/use-evaluation.js';
import { fieldId } from '../../../forms/use-form-entry.js';
import { inWords, useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';
import { focusField, keepAbove } from '../focus-field.js';
import type { Completion } from '../use-completion.js';
import { hasMoves } from '../what-follows.js';
import { CompletionPreview } from './completion-preview.js';

export interface FormFootProps {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView | null;
  readonly evaluation: Evaluation;
  readonly completion: Completion;
  /** Whether the server has everything that was entered. */
  readonly isAllSaved: boolean;
  /** Asks why a completed form changes, in place of the way on; null while nothing waits for that. */
  readonly reason: ReactNode;
}

const MOST_NAMED = 3;

/** Mark complete with what stands in its way, as links, or what it would move, before it does. */
export function FormFoot(props: FormFootProps) {
  const { form, schedule, evaluation, completion, isAllSaved } = props;
  const t = useWords();
  if (props.reason !== null) return <div className={classes.foot}>{props.reason}</div>;
  const { state } = completion;
  const isComplete = form.state === 'complete';
  const mayComplete = form.mayComplete && !isComplete;
  const problems = state.kind === 'problems' ? stillOpen(state.findings, evaluation.findings) : [];
  const hasNext = schedule !== null && nextFormOfVisit(schedule, form.id) !== null;
  return (
    <div className={classes.foot}>
      {problems.length > 0 && <Problems form={form} findings={problems} isAllSaved={isAllSaved} />}
      {state.kind === 'failed' && (
        <ProblemNotice
          problem={state.problem}
          what={t(isAllSaved ? 'completion.failed' : 'completion.failedUnsaved')}
        />
      )}
      {state.kind === 'offline' && (
        <p className="note amber" role="alert">
          {t('completion.offline')}
        </p>
      )}
      {!form.mayComplete && <p className="note grey">{t('completion.investigators')}</p>}
      {state.kind === 'preview' && <CompletionPreview preview={state.preview} today={form.today} />}
      <div className={classes.footRow}>
        <button
          type="button"
          className={mayComplete ? 'btn p' : 'btn'}
          disabled={state.kind === 'working'}
          onClick={completion.start}
        >
          {t(buttonWords(mayComplete, wayOn(form, hasNext), state))} <kbd>Ctrl Enter</kbd>
        </button>
        {state.kind === 'preview' && (
          <button type="button" className="btn q" onClick={completion.cancel}>
            {t('completion.notYet')}
          </button>
        )}
        {!isComplete && problems.length === 0 && (
          <>
            <NamedFields
              form={form}
              words="completion.unread"
              findings={evaluation.findings.filter(({ check }) => check === UNREADABLE)}
            />
            <NamedFields
              form={form}
              words="completion.empty"
              findings={evaluation.findings.filter(({ kind }) => kind === 'required')}
            />
          </>
        )}
        {problems.length === 0 && (
          <NamedFields
            form={form}
            words="completion.unexplained"
            findings={evaluation.findings.filter(isUnanswered)}
          />
        )}
      </div>
    </div>
  );
}

/** Where one goes on: to the next form, else to what the form stands in. */
function wayOn({ visit }: FormView, hasNext: boolean): 'next' | 'toVisit' | 'toParticipant' {
  if (hasNext) return 'next';
  return visit === null ? 'toParticipant' : 'toVisit';
}

function buttonWords(
  mayComplete: boolean,
  way: ReturnType<typeof wayOn>,
  state: Completion['state'],
): string {
  if (!mayComplete) return `completion.${way}`;
  if (state.kind === 'preview')
    return hasMoves(state.preview) ? 'completion.commit' : 'completion.commitAnyway';
  return way === 'next' ? 'completion.markAndNext' : 'completion.mark';
}

/** A problem that has been put right since is no longer shown. */
function stillOpen(told: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  return told.filter((finding) =>
    now.some((other) => other.check === finding.check && other.paths[0] === finding.paths[0]),
  );
}

interface NamedFieldsProps {
  readonly form: FormView;
  readonly words: string;
  readonly findings: readonly Finding[];
}

/** Fields that are still empty, or to be corrected: by name, as links; with the fault where there is one only. */
function NamedFields({ form, words, findings }: NamedFieldsProps) {
  const t = useWords();
  const paths = [...new Set(findings.flatMap((finding) => finding.paths.slice(0, 1)))];
  if (paths.length === 0) return null;
  const only = findings.length === 1 ? findings[0] : undefined;
  return (
    <span className="sec">
      {t(words, { count: paths.length })}{' '}
      {paths.slice(0, MOST_NAMED).map((path, index) => (
        <span key={path}>
          {index > 0 && ' · '}
          <FieldLink path={path}>{labelOf(form, path)}</FieldLink>
        </span>
      ))}
      {paths.length > MOST_NAMED && '…'}
      {only?.check === UNREADABLE && ` · ${only.message}`}
    </span>
  );
}

interface ProblemsProps extends Pick<FormFootProps, 'form' | 'isAllSaved'> {
  readonly findings: readonly Finding[];
}

function Problems({ form, findings, isAllSaved }: ProblemsProps) {
  const t = useWords();
  const words = t(isAllSaved ? 'completion.problems' : 'completion.problemsUnsaved', {
    count: findings.length,
  });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => keepAbove(panel.current?.parentElement ?? null), [findings.length]);
  return (
    <section ref={panel} className="note red" role="alert" aria-label={words}>
      <p className="m">{words}</p>
      <ul className={classes.problems}>
        {findings.map((finding) => {
          const path = finding.paths[0] ?? '';
          const label = labelOf(form, path);
          return (
            <li key={`${finding.check}/${path}`}>
              <FieldLink path={path}>{label}</FieldLink>{' '}
              <span className="sec">
                {finding.kind === 'required' ? t('completion.isEmpty') : finding.message}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FieldLink({ path, children }: { readonly path: string; readonly children: string }) {
  return (
    <a
      className="link"
      href={`#${fieldId(path)}`}
      onClick={(event) => {
        event.preventDefault();
        focusField(path);
      }}
    >
      {children}
    </a>
  );
}

function labelOf(form: FormView, path: string): string {
  const code = path.split('/').at(-1);
  const items: readonly ItemDefinition[] = form.definition.sections.flatMap((section) => section.items);
  const item = items.find((candidate) => candidate.code === code);
  return item === undefined ? path : inWords(item.label);
}
