import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { companionPath } from '@lutetia/shared/laboratory/companions';
import { useId } from 'react';
import { useMay } from '../../lib/session.js';
import { useSiteZones } from '../../lib/study.js';
import { useFormView } from '../api/read-form.js';
import { siteMomentText } from '../day-words.js';
import { useEntryPage } from '../entry-context.js';
import { useWords } from '../words.js';
import './decisions.css';

interface ReviewAskedProps {
  readonly study: string;
  readonly formId: string;
  readonly schedule: ScheduleView;
}

/** On a completed form the investigator reviews as it stands: that it waits, with the act, or who reviewed it when. */
export function ReviewAsked({ study, formId, schedule }: ReviewAskedProps) {
  const t = useWords();
  const { definition, values, entry, isReadOnly, today } = useEntryPage();
  const mayReview = useMay(study, 'form.review') && !isReadOnly;
  const form = useFormView(formId).data;
  const timeZone = useSiteZones(study)(schedule.participant.site.code);
  const titleId = useId();
  const asks = values[definition.reviewed ?? ''];
  if (definition.reviewed === undefined || asks === undefined || !('v' in asks) || asks.v !== 'Y')
    return null;
  const path = companionPath('reviewed', definition.reviewed);
  if (values[path] !== undefined) {
    const by = form?.values[path] === undefined ? null : form.updatedBy;
    // Whatever else is changed takes the review away: the last change is the review.
    const when = form?.updatedAt ?? null;
    return (
      <section className="note grey decision" aria-label={t('review.title')}>
        {by === null || when === null
          ? t('review.saving')
          : t('review.done', { by, when: siteMomentText(when, timeZone, today) })}
      </section>
    );
  }
  return (
    <section className="note amber decision" aria-labelledby={titleId}>
      <h2 id={titleId} className="h2">
        {t('review.asked')}
      </h2>
      <p>{t(mayReview ? 'review.detail' : 'review.others')}</p>
      {mayReview && (
        <p className="decision-acts">
          <button type="button" className="btn s p" onClick={() => entry.write(path, { v: 'Y' })}>
            {t('review.act')}
          </button>
        </p>
      )}
    </section>
  );
}
