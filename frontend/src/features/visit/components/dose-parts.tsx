import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { activityOf, totalActivity, type RecordedActivity } from '@lutetia/shared/forms/activity';
import { useAdministrations } from '../../../forms/around/api/read-administrations.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import classes from '../visit.module.css';

interface DosePartsProps {
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
}

/** Of a dose given in parts: each with its day and activity, and what they add up to. */
export function DoseParts({ schedule, item }: DosePartsProps) {
  const t = useWords();
  const given = useAdministrations(schedule.participant.id).data ?? [];
  const parts = given.filter(({ visitId }) => visitId === item.id);
  if (parts.length < 2) return null;
  const total = totalActivity(parts.map(({ values }) => values));
  return (
    <section aria-labelledby="parts-title" className={classes.block}>
      <h2 id="parts-title" className="h2">
        {t('visit.parts', { count: parts.length })}
      </h2>
      <ul>
        {parts.map((part) => {
          const activity = activityOf(part.values);
          return (
            <li key={part.formId}>
              {t('visit.part', {
                day: dayText(part.on, schedule.today),
                activity: activity === null ? t('visit.partUnknown') : words(activity),
              })}
            </li>
          );
        })}
      </ul>
      {total !== null && <p className="m">{t('visit.partsTotal', { activity: words(total) })}</p>}
    </section>
  );
}

function words({ value, unit }: RecordedActivity): string {
  return `${value} ${unit}`;
}
