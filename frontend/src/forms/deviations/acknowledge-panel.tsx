import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { dayText } from '../../lib/dates.js';
import { useReturnFocus } from '../../lib/return-focus.js';
import { siteInstantText } from '../day-words.js';
import { onCommitKey } from '../visit-acts/panel.js';
import { useAcknowledgeDeviation } from './api/acknowledge-deviation.js';
import '../visit-acts/visit-panel.css';
import './deviations.css';

interface AcknowledgePanelProps {
  readonly study: string;
  readonly participantId: string;
  readonly number: string;
  readonly deviation: DeviationView;
  /** The site's: when it was acknowledged is told in it. */
  readonly timeZone: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** The deviation in full, and a place for what the investigator makes of it. */
export function AcknowledgePanel(props: AcknowledgePanelProps) {
  const { study, participantId, number, deviation, timeZone, today, onClose } = props;
  const t = useWords('deviations');
  useReturnFocus();
  const acknowledge = useAcknowledgeDeviation(study, participantId, deviation.id);
  const [typed, setTyped] = useState(deviation.acknowledgement ?? '');
  const [isChecked, setChecked] = useState(false);
  const comment = typed.trim();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (comment === '' || acknowledge.isPending) return;
    acknowledge.mutate(
      { comment, sentence: deviation.sentence },
      {
        onSuccess: () => {
          announce(t('acknowledge.done', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={
        <>
          {t('acknowledge.title')} <span className="pid sec vp-who">{number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="dv-form" onSubmit={submit} onKeyDown={onCommitKey(submit)}>
        <div>
          <p className="m">{deviation.sentence}</p>
          <p className="sec">{aboutWords(deviation, today)}</p>
        </div>
        {deviation.before !== null && (
          <p className="note amber">
            {t('acknowledge.before', {
              sentence: deviation.before.sentence,
              who: deviation.before.by ?? '',
              when: siteInstantText(deviation.before.at, timeZone),
              words: deviation.before.comment,
            })}
          </p>
        )}
        <Textarea
          label={t('acknowledge.words')}
          description={t('acknowledge.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rows={4}
          maxLength={2000}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isChecked && comment === '' ? t('acknowledge.missing') : null}
          data-autofocus
        />
        {acknowledge.isError && <ProblemNotice problem={acknowledge.error} what={t('acknowledge.failed')} />}
        <div className="vp-buttons">
          <Button type="submit" disabled={acknowledge.isPending}>
            {t('acknowledge.do')}
            <kbd className="dp-key">Ctrl Enter</kbd>
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function aboutWords({ visitName, on }: DeviationView, today: string): string {
  return [visitName, on === null ? null : dayText(on, today)].filter((part) => part !== null).join(' · ');
}
