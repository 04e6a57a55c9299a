import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useParticipants } from '../features/participants/api/list-participants.js';
import { useEnrolmentLog } from '../features/participants/api/read-enrolment-log.js';

const SHOWN = 8;

export interface Found {
  readonly id: string;
  readonly number: string;
  readonly arm: string | null;
  readonly next: string;
  /** Code of the site they are at now, where that is none of one's own. */
  readonly transferredTo: string | null;
}

/** What is typed, whom it finds, and the one that Enter opens. */
export function useQuickFind(study: string, onClose: () => void) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  // Enter pressed before the list has arrived is done when it has.
  const [isWaiting, setWaiting] = useState(false);
  const { participants, log, found } = useFound(study, text);
  const open = (row: Found): void => {
    onClose();
    void navigate({ to: '/$study/participants/$participantId', params: { study, participantId: row.id } });
  };
  const openFirst = useEffectEvent(() => {
    const [first] = found;
    if (isWaiting && first !== undefined) open(first);
  });
  useEffect(() => {
    if (participants.isSuccess) openFirst();
  }, [participants.isSuccess, log.isSuccess]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setCurrent((index) => Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setCurrent((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter' && participants.isPending) setWaiting(true);
    else if (event.key === 'Enter' && found[current] !== undefined) open(found[current]);
    else return;
    event.preventDefault();
  };
  return {
    participants,
    text,
    found,
    isNobody: participants.isSuccess && !log.isFetching && found.length === 0,
    /** Place of the one that Enter opens. */
    current,
    setCurrent,
    open,
    onKey,
    type: (next: string): void => {
      setText(next);
      setCurrent(0);
      setWaiting(false);
    },
    /** Adds what was typed before the field was there. */
    addTypedAhead: (ahead: string): void => setText((typed) => typed + ahead),
  };
}

/** Participants by any part of the number; where none is there, those whom one's site transferred. */
function useFound(study: string, text: string) {
  const participants = useParticipants(study, null);
  const here = matching((participants.data ?? []).map(foundHere), text);
  const log = useEnrolmentLog(study, null, participants.isSuccess && here.length === 0);
  const found = here.length > 0 ? here : matching((log.data ?? []).flatMap(foundInLog), text);
  return { participants, log, found };
}

function foundHere({ id, number, armName, next }: ParticipantRowView): Found {
  return { id, number, arm: armName, next: next?.name ?? '', transferredTo: null };
}

function foundInLog({ participantId, number, transferred }: EnrolmentLogRowView): readonly Found[] {
  if (transferred === null) return [];
  return [{ id: participantId, number, arm: null, next: '', transferredTo: transferred.to }];
}

function matching(rows: readonly Found[], text: string): readonly Found[] {
  const wanted = text.replaceAll(/[\s-]/gu, '').toUpperCase();
  return rows
    .filter(({ number }) => number.replaceAll('-', '').toUpperCase().includes(wanted))
    .slice(0, SHOWN);
}
