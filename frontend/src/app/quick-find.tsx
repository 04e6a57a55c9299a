import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import type { ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import { Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { SkeletonRows } from '../components/skeleton-rows.js';
import { useParticipants } from '../features/participants/api/list-participants.js';
import { useEnrolmentLog } from '../features/participants/api/read-enrolment-log.js';
import { takeTypedAhead } from '../lib/typed-ahead.js';
import { useReturnFocus } from '../lib/return-focus.js';

interface QuickFindProps {
  readonly study: string;
  readonly onClose: () => void;
}

const SHOWN = 8;

/**
 * Finds a participant by any part of the number, over all sites one may see. Where none is there, those whom one's site
 * transferred: the page then leads to what it collected.
 */
export function QuickFind({ study, onClose }: QuickFindProps) {
  const t = useWords('common');
  useReturnFocus();
  const navigate = useNavigate();
  const participants = useParticipants(study, null);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  // Enter pressed before the list has arrived is done when it has.
  const [isWaiting, setWaiting] = useState(false);
  const here = matching((participants.data ?? []).map(foundHere), text);
  const log = useEnrolmentLog(study, null, participants.isSuccess && here.length === 0);
  const found = here.length > 0 ? here : matching((log.data ?? []).flatMap(foundInLog), text);
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
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('find.title')}
      size={460}
      yOffset={80}
      centered={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="found-participants"
        aria-activedescendant={found[current] === undefined ? undefined : `found-${found[current].id}`}
        label={t('find.label')}
        placeholder={t('find.placeholder')}
        value={text}
        onFocus={() => {
          const ahead = takeTypedAhead();
          if (ahead !== '') setText((typed) => typed + ahead);
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCurrent(0);
          setWaiting(false);
        }}
        onKeyDown={onKey}
      />
      {participants.isPending && <SkeletonRows rows={4} height={36} label={t('find.searching')} />}
      {participants.isError && <ProblemNotice problem={participants.error} what={t('find.failed')} />}
      <ul className="found" id="found-participants" role="listbox" aria-label={t('find.title')}>
        {found.map((row, index) => (
          <li
            key={row.id}
            id={`found-${row.id}`}
            role="option"
            aria-selected={index === current}
            onClick={() => open(row)}
            onPointerMove={() => setCurrent(index)}
          >
            <span className="pid">{row.number}</span>
            <span className="mut">{row.arm ?? ''}</span>
            <span className="sec">
              {row.transferredTo === null ? row.next : t('find.transferred', { site: row.transferredTo })}
            </span>
          </li>
        ))}
      </ul>
      {participants.isSuccess && !log.isFetching && found.length === 0 && (
        <p className="sec">{t('find.none', { text })}</p>
      )}
    </Modal>
  );
}

interface Found {
  readonly id: string;
  readonly number: string;
  readonly arm: string | null;
  readonly next: string;
  /** Code of the site they are at now, where that is none of one's own. */
  readonly transferredTo: string | null;
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
