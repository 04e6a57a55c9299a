import type { ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { DayField } from '../../../components/day-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useEndRange, type LaboratoryPlace } from '../api/change-laboratories.js';
import { ActDialog } from './act-dialog.js';
import { ActFoot } from './act-foot.js';

interface EndPanelProps {
  readonly place: LaboratoryPlace;
  readonly range: ReferenceRangeView;
  readonly today: string;
  readonly onClose: () => void;
}

/** Says the last day a range holds for, and why it ends. */
export function EndPanel({ place, range, today, onClose }: EndPanelProps) {
  const t = useWords('laboratories');
  const end = useEndRange(place, range.id);
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const isReady = on !== '' && reason.trim() !== '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady || end.isPending) return;
    end.mutate(
      { on, reason: reason.trim() },
      {
        onSuccess: () => {
          announce(t('ended'));
          onClose();
        },
      },
    );
  };
  return (
    <ActDialog title={t('ending')} onClose={onClose}>
      <form className="lr-act" onSubmit={submit} noValidate>
        <p className="sec">{t('endingWhat')}</p>
        <div className="lr-fields">
          <DayField label={t('lastDay')} value={on} today={today} isFirst onChange={setOn} />
          <TextInput
            className="lr-source"
            label={t('reason')}
            value={reason}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <ActFoot run={end} failed={t('endFailed')} isReady={isReady} onCancel={onClose}>
          {t('endNow')}
        </ActFoot>
      </form>
    </ActDialog>
  );
}
