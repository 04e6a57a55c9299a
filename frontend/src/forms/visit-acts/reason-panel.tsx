import { Button, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { dayText } from '../../lib/dates.js';
import { useNotDonePreview } from './api/preview-not-done.js';
import { useUpdateVisit } from './api/update-visit.js';
import { windowLeft } from './changing-moves.js';
import { NotDonePreview } from './not-done-preview.js';
import { finish, onCommitKey, visitAfter, type PanelProps } from './panel.js';
import { UpdateNotice } from './update-notice.js';

/** Records a visit as missed, or as skipped on purpose, beside what follows from it; both need their reason. */
export function ReasonPanel({ kind, ...props }: PanelProps & { readonly kind: 'missed' | 'skip' }) {
  const { study, item, today, onClose } = props;
  const t = useWords('visit-acts');
  const update = useUpdateVisit(study, item);
  const preview = useNotDonePreview(item, kind);
  const left = kind === 'missed' ? windowLeft(item, today) : null;
  const [typed, setReason] = useState(props.proposed ?? '');
  const [isChecked, setChecked] = useState(false);
  const reason = typed.trim();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (reason === '' || update.isPending || preview.isPending) return;
    const sentence = t(`${kind}Panel.done`, { number: item.number, name: item.name, reason });
    update.mutate(kind === 'missed' ? { missed: true, reason } : { skipped: true, reason }, {
      onSuccess: (answer) =>
        finish({ sentence, moves: answer, undo: { visit: visitAfter(item, answer), kind } }, props),
    });
  };
  return (
    <form className="vp" onSubmit={submit} onKeyDown={onCommitKey(submit)}>
      <p className="sec">{t(`${kind}Panel.lead`)}</p>
      {left !== null && (
        <p className="note amber">{t(`notDonePanel.${left.what}`, { day: dayText(left.day, today) })}</p>
      )}
      <Textarea
        label={t(`${kind}Panel.reason`)}
        rows={3}
        maxLength={2000}
        value={typed}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && reason === '' ? t(`${kind}Panel.reasonMissing`) : null}
        data-autofocus
      />
      <NotDonePreview preview={preview} today={today} />
      {update.isError && (
        <UpdateNotice problem={update.error} what={t(`${kind}Panel.failed`)} item={item} today={today} />
      )}
      <div className="vp-buttons">
        <Button type="submit" disabled={update.isPending || preview.isPending}>
          {t(`${kind}Panel.do`)}
          <kbd className="dp-key">Ctrl Enter</kbd>
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
