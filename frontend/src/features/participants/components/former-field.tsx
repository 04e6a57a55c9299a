import { NativeSelect } from '@mantine/core';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useWords } from '../../../i18n/use-words.js';
import { dayText } from '../../../lib/dates.js';
import { useEnrolmentLog } from '../api/read-enrolment-log.js';
import { rescreenable } from '../enrolment-log.js';

interface FormerFieldProps {
  readonly study: string;
  /** Empty while none is chosen. */
  readonly site: string;
  readonly today: string;
  readonly field: UseFormRegisterReturn;
}

/** Whom this person was screened as before; only where somebody at the site was not included. */
export function FormerField({ study, site, today, field }: FormerFieldProps) {
  const t = useWords('participants');
  const log = useEnrolmentLog(study, site, site !== '');
  const former = rescreenable(log.data ?? []);
  if (former.length === 0) return null;
  return (
    <NativeSelect
      label={t('enrolment.former')}
      description={t('enrolment.formerHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...field}
    >
      <option value="">{t('enrolment.noFormer')}</option>
      {former.map(({ participantId, number, notIncludedOn, notIncludedReason }) => (
        <option key={participantId} value={participantId}>
          {[
            number,
            notIncludedOn === null
              ? t('status.screen-failure')
              : t('enrolment.formerOn', { day: dayText(notIncludedOn, today) }),
            notIncludedReason,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </option>
      ))}
    </NativeSelect>
  );
}
