import { Modal, TextInput } from '@mantine/core';
import { useWords } from '../i18n/use-words.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { SkeletonRows } from '../components/skeleton-rows.js';
import { takeTypedAhead } from '../lib/typed-ahead.js';
import { useReturnFocus } from '../lib/return-focus.js';
import { useQuickFind } from './use-quick-find.js';

interface QuickFindProps {
  readonly study: string;
  readonly onClose: () => void;
}

/**
 * Finds a participant by any part of the number, over all sites one may see. Where none is there, those whom one's site
 * transferred: the page then leads to what it collected.
 */
export function QuickFind({ study, onClose }: QuickFindProps) {
  const t = useWords('common');
  useReturnFocus();
  const find = useQuickFind(study, onClose);
  const { participants, text, found, current } = find;
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
          if (ahead !== '') find.addTypedAhead(ahead);
        }}
        onChange={(event) => find.type(event.currentTarget.value)}
        onKeyDown={find.onKey}
      />
      {participants.isPending && <SkeletonRows rows={4} height={36} label={t('find.searching')} />}
      {participants.isError && <ProblemNotice problem={participants.error} what={t('find.failed')} />}
      <FoundList find={find} />
      {find.isNobody && <p className="sec">{t('find.none', { text })}</p>}
    </Modal>
  );
}

/** Those found; the one that Enter opens follows the pointer. */
function FoundList({ find }: { readonly find: ReturnType<typeof useQuickFind> }) {
  const t = useWords('common');
  return (
    <ul className="found" id="found-participants" role="listbox" aria-label={t('find.title')}>
      {find.found.map((row, index) => (
        <li
          key={row.id}
          id={`found-${row.id}`}
          role="option"
          aria-selected={index === find.current}
          onClick={() => find.open(row)}
          onPointerMove={() => find.setCurrent(index)}
        >
          <span className="pid">{row.number}</span>
          <span className="mut">{row.arm ?? ''}</span>
          <span className="sec">
            {row.transferredTo === null ? row.next : t('find.transferred', { site: row.transferredTo })}
          </span>
        </li>
      ))}
    </ul>
  );
}
