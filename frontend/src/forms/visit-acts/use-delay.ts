import { useState, type SyntheticEvent } from 'react';
import { useWords, type Words } from '../../i18n/use-words.js';
import { dayText } from '../../lib/dates.js';
import { useDelayVisit } from './api/delay-visit.js';
import { useDelayPreview } from './api/preview-delay.js';
import { finish, type PanelProps } from './panel.js';

export type Delay = ReturnType<typeof useDelay>;

/** A visit that is to be moved: the day and the reason so far, what the day would move, and the act itself. */
export function useDelay(props: PanelProps) {
  const { study, item, today } = props;
  const t = useWords('visit-acts');
  const planned = item.planned ?? item.target;
  const [to, setTo] = useState('');
  const [reason, setReason] = useState(props.proposed ?? '');
  const [isChecked, setChecked] = useState(false);
  const chosen = to === '' || to === planned ? null : to;
  const preview = useDelayPreview(item, chosen);
  const request = useDelayVisit(study, item.participantId);
  const isEarlier = planned !== null && chosen !== null && chosen < planned;
  const isReady = chosen !== null && preview.isSuccess && !request.isPending;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (chosen === null || !isReady || reason.trim() === '') return;
    const { number, name, visitId } = item;
    const from = item.planned === null ? {} : { from: item.planned };
    const day = dayText(chosen, today);
    const sentence = t(isEarlier ? 'delayPanel.doneEarlier' : 'delayPanel.done', { number, name, day });
    request.mutate(
      { visit: visitId, to: chosen, ...from, reason: reason.trim() },
      {
        onSuccess: (moves) => {
          const told = withBooking(sentence, moves.bookingGivenUp, today, t);
          finish(
            { sentence: told, moves, undo: { visit: { ...item, planned: chosen }, kind: 'delay' } },
            props,
          );
        },
      },
    );
  };
  const isReasonMissing = isChecked && reason.trim() === '';
  const typed = { to, setTo, reason, setReason, isReasonMissing };
  return { ...typed, planned, chosen, isEarlier, isReady, preview, request, submit };
}

function withBooking(sentence: string, givenUp: string | null, today: string, t: Words): string {
  if (givenUp === null) return sentence;
  return `${sentence} ${t('delayPanel.doneGivenUp', { day: dayText(givenUp, today) })}`;
}
