import { isGranted } from '@lutetia/shared/contract/access';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { StateIcon } from '../../../components/state-icon.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { useRoles } from '../../../lib/session.js';
import { useStudy } from '../../../lib/study.js';
import { useChangeId } from '../../../lib/change-id.js';
import { addParticipantForm } from '../api/add-participant-form.js';
import { formsBesideVisits, type FormsBesideVisits as Forms } from '../beside-visits.js';
import classes from '../participant.module.css';

interface FormsBesideVisitsProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

const FORM = '/$study/participants/$participantId/forms/$formId';

/** Adverse events, medication and what else happens besides the visits: every entry, and the way to a further one. */
export function FormsBesideVisits({ study, schedule }: FormsBesideVisitsProps) {
  const t = useWords();
  const navigate = useNavigate();
  const mayEnter = isGranted(useRoles(study), 'form.enter');
  const definition = useStudy(study);
  const participantId = schedule.participant.id;
  const changed = useParticipantChanged(study, participantId);
  const changeIdOf = useChangeId();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  if (definition.data === undefined) return null;
  const ofMilestones = new Set(definition.data.milestones.map(({ form }) => form));
  const kinds = formsBesideVisits(schedule.forms, ofMilestones);
  const enter = async ({ code, blank }: Forms): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { id } = blank ?? (await addParticipantForm(participantId, code, changeIdOf(code)));
      if (blank === null) await changed();
      await navigate({ to: FORM, params: { study, participantId, formId: id } });
    } catch (cause) {
      setProblem(cause);
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="beside-title" className={classes.beside}>
      <div className={classes.head}>
        <h2 id="beside-title" className="h2">
          {t('beside.title')}
        </h2>
        <span className="mut">{t('beside.hint')}</span>
      </div>
      {problem !== null && <ProblemNotice problem={problem} what={t('beside.failed')} />}
      <ul className={classes.milestones}>
        {kinds.map((kind) => (
          <Kind
            key={kind.code}
            study={study}
            participantId={participantId}
            kind={kind}
            isBusy={isBusy}
            onAdd={mayEnter ? () => void enter(kind) : null}
          />
        ))}
      </ul>
    </section>
  );
}

interface KindProps {
  readonly study: string;
  readonly participantId: string;
  readonly kind: Forms;
  readonly isBusy: boolean;
  /** Null for whoever enters no forms. */
  readonly onAdd: (() => void) | null;
}

/** One kind of form: its entries, and a further one. */
function Kind({ study, participantId, kind, isBusy, onAdd }: KindProps) {
  const t = useWords();
  const { name, entries, repeating, blank } = kind;
  return (
    <li>
      <span className={entries.length > 0 ? 'm' : 'sec'}>{name}</span>
      <span className={classes.entries}>
        {entries.map(({ id, repetition, about, state }) => (
          <Link
            key={id}
            className="link"
            to={FORM}
            params={{ study, participantId, formId: id }}
            title={about}
            aria-label={t(`beside.entry.${state}`, { form: name, number: entryName(repetition, about) })}
          >
            <StateIcon state={state} silent />
            <span className={classes.about}>{entryName(repetition, about)}</span>
          </Link>
        ))}
        {onAdd === null && entries.length === 0 && <span className="mut">{t('beside.none')}</span>}
        {onAdd !== null && (repeating || blank !== null) && (
          <button
            type="button"
            className="btn s"
            disabled={isBusy}
            aria-label={t('beside.addOf', { form: name })}
            onClick={onAdd}
          >
            {t('beside.add')}
          </button>
        )}
      </span>
    </li>
  );
}

/** `2 Nausea`, or `2` where it says nothing of itself yet. */
function entryName(repetition: number, about: string | undefined): string {
  return about === undefined ? String(repetition) : `${repetition} ${about}`;
}
