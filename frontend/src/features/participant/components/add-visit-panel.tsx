import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useChangeId } from '../../../lib/change-id.js';
import { addVisit } from '../api/add-visit.js';
import classes from '../participant.module.css';
import { ReasonField } from './reason-field.js';
import { SidePanel } from './side-panel.js';

export interface AddVisitPanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Adds an unscheduled visit on a day, past or booked, and goes to it. */
export function AddVisitPanel({ isOpen, ...props }: AddVisitPanelProps) {
  const t = useWords();
  return (
    <SidePanel isOpen={isOpen} title={t('addVisit.title')} onClose={props.onClose}>
      <AddVisitForm {...props} />
    </SidePanel>
  );
}

function AddVisitForm({ study, schedule, onClose }: Omit<AddVisitPanelProps, 'isOpen'>) {
  const t = useWords();
  const navigate = useNavigate();
  const participantId = schedule.participant.id;
  const changed = useParticipantChanged(study, participantId);
  const [problem, setProblem] = useState<unknown>(null);
  const changeIdOf = useChangeId();
  const rule = { today: requireCalendarDay(schedule.today), visit: null, mayBeAhead: true };
  const form = useForm({ defaultValues: { day: '', reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const isWritten = (reason: string): true | string => reason.trim() !== '' || t('act.reasonNeeded');
  const add = form.handleSubmit(async ({ day, reason }) => {
    setProblem(null);
    try {
      const visit = await addVisit(participantId, {
        on: day,
        reason: reason.trim(),
        changeId: changeIdOf([day, reason.trim()]),
      });
      announce(t('addVisit.done', { visit: visit.name }));
      await changed();
      await navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { study, participantId, visitId: visit.id },
      });
    } catch (cause) {
      setProblem(cause);
    }
  });
  return (
    <form className={classes.panel} onSubmit={(event) => void add(event)}>
      <Controller
        control={form.control}
        name="day"
        rules={{ validate: (day) => checkTypedDay(day, rule, t) }}
        render={({ field }) => (
          <DayField
            label={t('addVisit.day')}
            value={field.value}
            onChange={field.onChange}
            today={schedule.today}
            error={errors.day?.message ?? null}
            isFirst
          />
        )}
      />
      <ReasonField
        label={t('addVisit.reason')}
        error={errors.reason}
        registered={form.register('reason', { validate: isWritten })}
      />
      {problem !== null && <ProblemNotice problem={problem} what={t('addVisit.failed')} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isSubmitting}>
          {t('addVisit.add')}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
