import { Button, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { useUpdateVisit } from './api/update-visit.js';
import { finish, visitAfter, type PanelProps } from './panel.js';
import { UpdateNotice } from './update-notice.js';

/** Records a visit as missed, or as skipped on purpose; both need their reason and can be taken back. */
export function ReasonPanel({ kind, ...props }: PanelProps & { readonly kind: 'missed' | 'skip' }) {
  const { study, item, today, onClose } = props;
  const t = useWords('visit-acts');
  const update = useUpdateVisit(study, item);
  const [typed, setReason] = useState(props.proposed ?? '');
  const [isChecked, setChecked] = useState(false);
  const reason = typed.trim();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (reason === '') return;
    const sentence = t(`${kind}Panel.done`, { number: item.number, name: item.name, reason });
    update.mutate(kind === 'missed' ? { missed: true, reason } : { skipped: true, reason }, {
      onSuccess: (answer) =>
        finish({ sentence, moves: answer, undo: { visit: visitAfter(item, answer), kind } }, props),
    });
  };
  return (
    <form className="vp" onSubmit={submit}>
      <p className="sec">{t(`${kind}Panel.lead`)}</p>
      <Textarea
        label={t(`${kind}Panel.reason`)}
        rows={3}
        maxLength={2000}
        value={typed}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason === '' ? t(`${kind}Panel.reasonMissing`) : null}
        data-autofocus
      />
      {update.isError && (
        <UpdateNotice problem={update.error} what={t(`${kind}Panel.failed`)} item={item} today={today} />
      )}
      <div className="vp-buttons">
        <Button type="submit" disabled={update.isPending}>
          {t(`${kind}Panel.do`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
