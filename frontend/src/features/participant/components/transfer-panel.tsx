import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import fields from '../../../forms/fields/fields.module.css';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useOnce } from '../../../lib/change-id.js';
import { useSites } from '../../../lib/study.js';
import { transferParticipant } from '../api/transfer-participant.js';
import classes from '../participant.module.css';
import { ReasonField } from './reason-field.js';
import { SidePanel } from './side-panel.js';

export interface TransferPanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Moves a participant to another site of the study: first what goes along and who sees what, then the act. */
export function TransferPanel({ isOpen, ...props }: TransferPanelProps) {
  const t = useWords();
  return (
    <SidePanel isOpen={isOpen} title={t('transfer.title')} onClose={props.onClose}>
      <TransferForm {...props} />
    </SidePanel>
  );
}

function TransferForm({ study, schedule, onClose }: Omit<TransferPanelProps, 'isOpen'>) {
  const t = useWords();
  const { participant, today } = schedule;
  const sites = useSites(study);
  const changed = useParticipantChanged(study, participant.id);
  const [preview, setPreview] = useState<TransferView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const once = useOnce(participant.id);
  const form = useForm({ defaultValues: { to: '', day: '', reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const isWritten = (reason: string): true | string => reason.trim() !== '' || t('act.reasonNeeded');
  const rule = { today: requireCalendarDay(today), visit: null, mayBeAhead: false };
  const submit = form.handleSubmit(async ({ to, day, reason }) => {
    setProblem(null);
    const isPreview = preview === null;
    try {
      const request = { from: participant.site.code, to, on: day, reason: reason.trim() };
      if (isPreview) return setPreview(await transferParticipant(participant.id, request, isPreview));
      await once(request, (act) => transferParticipant(participant.id, act, isPreview));
      announce(t('transfer.done', { number: participant.number, site: to }));
      await changed();
      onClose();
    } catch (cause) {
      setProblem(cause);
    }
  });
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => void submit(event)}
      onChange={() => setPreview(null)}
    >
      <label className={classes.stacked}>
        {t('transfer.to')}
        <select
          className={fields.box}
          data-autofocus
          aria-invalid={errors.to !== undefined}
          {...form.register('to', { validate: (code) => code !== '' || t('transfer.siteNeeded') })}
        >
          <option value="">{t('transfer.choose')}</option>
          {sites.data
            ?.filter(({ code }) => code !== participant.site.code)
            .map(({ code, name, city }) => (
              <option key={code} value={code}>{`${code} ${name}, ${city}`}</option>
            ))}
        </select>
        {errors.to !== undefined && <span className="red">{errors.to.message}</span>}
      </label>
      <Controller
        control={form.control}
        name="day"
        rules={{ validate: (day) => checkTypedDay(day, rule, t) }}
        render={({ field }) => (
          <DayField
            label={t('transfer.day')}
            value={field.value}
            onChange={field.onChange}
            today={today}
            error={errors.day?.message ?? null}
          />
        )}
      />
      <ReasonField
        label={t('transfer.reason')}
        error={errors.reason}
        registered={form.register('reason', { validate: isWritten })}
      />
      {problem !== null && <ProblemNotice problem={problem} what={t('transfer.failed')} />}
      {preview !== null && <TransferPreview preview={preview} today={today} />}
      <div className={classes.panelFoot}>
        <button type="submit" className="btn p" disabled={isSubmitting}>
          {t(preview === null ? 'transfer.look' : 'transfer.commit', { site: preview?.to ?? '' })}
        </button>
        <button type="button" className="btn q" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function TransferPreview({ preview, today }: { readonly preview: TransferView; readonly today: string }) {
  const t = useWords();
  const { from, to, version, visitsTakenOver, formsKept, formsBegun, moves } = preview;
  return (
    <section aria-label={t('transfer.preview')}>
      <h3 className="h3">{t('transfer.preview')}</h3>
      <ul className={classes.told}>
        <li>{t('transfer.receives', { count: visitsTakenOver, site: to })}</li>
        {formsBegun > 0 && <li>{t('transfer.begun', { count: formsBegun, site: to })}</li>}
        <li>
          {t(formsKept === 0 ? 'transfer.keepsNone' : 'transfer.keeps', { count: formsKept, site: from })}
        </li>
        <li>{t('transfer.leaves', { site: from, version })}</li>
      </ul>
      <MovesList moves={moves} today={today} isPreview />
    </section>
  );
}
