import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Controller, type UseFormRegisterReturn } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { MovesList } from '../../../forms/around/moves-list.js';
import { checkTypedDay } from '../../../forms/around/typed-day-rules.js';
import fields from '../../../forms/fields/fields.module.css';
import { useWords } from '../../../forms/words.js';
import { useSites } from '../../../lib/study.js';
import classes from '../participant.module.css';
import { useTransfer } from '../use-transfer.js';
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
  const { form, preview, problem, submit, onTyped } = useTransfer({ study, schedule, onDone: onClose });
  const { errors, isSubmitting } = form.formState;
  const isWritten = (reason: string): true | string => reason.trim() !== '' || t('act.reasonNeeded');
  const rule = { today: requireCalendarDay(today), visit: null, mayBeAhead: false };
  return (
    <form className={classes.panel} onSubmit={(event) => void submit(event)} onChange={onTyped}>
      <SiteField
        study={study}
        from={participant.site.code}
        registered={form.register('to', { validate: (code) => code !== '' || t('transfer.siteNeeded') })}
        error={errors.to?.message ?? null}
      />
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

interface SiteFieldProps {
  readonly study: string;
  /** The site the participant leaves: it is not offered. */
  readonly from: string;
  readonly registered: UseFormRegisterReturn;
  readonly error: string | null;
}

/** The other sites of the study. */
function SiteField({ study, from, registered, error }: SiteFieldProps) {
  const t = useWords();
  const others = useSites(study).data?.filter(({ code }) => code !== from);
  return (
    <label className={classes.stacked}>
      {t('transfer.to')}
      <select className={fields.box} data-autofocus aria-invalid={error !== null} {...registered}>
        <option value="">{t('transfer.choose')}</option>
        {others?.map(({ code, name, city }) => (
          <option key={code} value={code}>{`${code} ${name}, ${city}`}</option>
        ))}
      </select>
      {error !== null && <span className="red">{error}</span>}
    </label>
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
