import { Button, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { useUpdateVisit } from '../api/update-visit.js';
import { finish, type PanelProps } from '../panel.js';
import { UpdateNotice } from './update-notice.js';

export function MissPanel({ study, item, today, onClose }: PanelProps) {
  const t = useWords('worklist');
  const update = useUpdateVisit(study, item);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (reason.trim() === '') return;
    update.mutate(
      { missed: true, reason: reason.trim() },
      { onSuccess: () => finish(t('missPanel.done', { number: item.number }), onClose) },
    );
  };
  return (
    <form className="vp" onSubmit={submit}>
      <p className="sec">{t('missPanel.lead')}</p>
      <Textarea
        label={t('missPanel.reason')}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason.trim() === '' ? t('missPanel.reasonMissing') : null}
        data-autofocus
      />
      {update.isError && (
        <UpdateNotice problem={update.error} what={t('missPanel.failed')} item={item} today={today} />
      )}
      <div className="vp-buttons">
        <Button type="submit" disabled={update.isPending}>
          {t('missPanel.do')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
