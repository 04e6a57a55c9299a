import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useEffect } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useFormView } from '../../forms/api/read-form.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { FindingsSaid } from '../../forms/lines-apart.js';
import { resendLater } from '../../forms/resend-later.js';
import { useEngineCode } from '../../forms/use-evaluation.js';
import { inWords, useWords } from '../../forms/words.js';
import { useFormLanguage, WordsLanguage } from '../../i18n/form-language.js';
import { useWords as useSharedWords } from '../../i18n/use-words.js';
import { useFetchedAhead } from '../../lib/apart.js';
import { isOutOfSight, readingProblem } from '../../lib/reading-problem.js';
import { saveStateWords, useSaveState } from '../../lib/save-state.js';
import { useSession } from '../../lib/session.js';
import { FieldContext, KeptWithoutForm } from './components/beside-form.js';
import { GroupRows } from './components/form-lines.js';
import { FormWorkspace } from './components/form-workspace.js';
import classes from './casebook.module.css';

export interface FormPageProps {
  readonly study: string;
  readonly participantId: string;
  readonly formId: string;
}

/** One form of a participant: forms beside it, its lines, and what helps to fill them in. In the language of forms. */
export function FormPage(props: FormPageProps) {
  return (
    <WordsLanguage value={useFormLanguage()}>
      <FormInWords {...props} />
    </WordsLanguage>
  );
}

function FormInWords({ study, participantId, formId }: FormPageProps) {
  const t = useWords();
  const form = useFormView(formId);
  const schedule = useSchedule(participantId);
  const session = useSession();
  const person = session.data?.person ?? null;
  const personId = person?.id ?? null;
  const problem = readingProblem(form);
  useEngineCode();
  useFetchedAhead(FieldContext);
  useFetchedAhead(FindingsSaid);
  useFetchedAhead(GroupRows);
  useEffect(() => {
    if (personId !== null) resendLater(personId, formId);
  }, [personId, formId]);
  useEffect(() => {
    if (form.data !== undefined)
      document.title = `${inWords(form.data.definition.name)} · ${form.data.participant.number} · Lutetia`;
  }, [form.data]);

  return (
    <>
      <ParticipantStrip
        study={study}
        participant={schedule.data?.participant ?? null}
        isMissing={schedule.isError}
        stays
      >
        {form.data !== undefined && schedule.data !== undefined && (
          <span className={classes.inSight}>
            <SavingHere formId={formId} />
            <Position form={form.data} schedule={schedule.data} />
          </span>
        )}
      </ParticipantStrip>
      {problem !== null ? (
        <main id="content" className={classes.notice}>
          <ProblemNotice problem={problem} what={t('form.failed')} onRetry={() => void form.refetch()} />
          {isOutOfSight(problem) && personId !== null && (
            <KeptWithoutForm personId={personId} formId={formId} />
          )}
        </main>
      ) : form.data === undefined && form.isPaused ? (
        <main id="content" className={classes.notice}>
          <p className="note amber" role="alert">
            {t('form.offline')}
          </p>
          <button type="button" className="btn" onClick={() => window.history.back()}>
            {t('form.back')}
          </button>
          {personId !== null && <KeptWithoutForm personId={personId} formId={formId} />}
        </main>
      ) : form.data === undefined || person === null ? (
        <main id="content">
          <SkeletonRows rows={10} label={t('form.loading')} />
        </main>
      ) : (
        <FormWorkspace
          study={study}
          form={form.data}
          schedule={schedule.data ?? null}
          person={person}
          timeZone={form.data.timeZone}
        />
      )}
    </>
  );
}

/** What the server has. The title and the bar that tell it too go out of sight on a long form. */
function SavingHere({ formId }: { readonly formId: string }) {
  const t = useSharedWords('common');
  const state = useSaveState(formId);
  if (state.kind === 'idle') return null;
  return <span className={`conn conn-${state.kind}`}>{saveStateWords(state, t)}</span>;
}

function Position({ form, schedule }: { readonly form: FormView; readonly schedule: ScheduleView }) {
  const t = useWords();
  const forms = schedule.items.find((item) => item.id === form.visit?.id)?.forms ?? [];
  const index = forms.findIndex((candidate) => candidate.id === form.id);
  if (index < 0) return null;
  return (
    <span className="mut nw">
      {t('form.position', { number: index + 1, total: forms.length, visit: form.visit?.name ?? '' })}
    </span>
  );
}
