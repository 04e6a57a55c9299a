import { Link } from '@tanstack/react-router';
import { Modal } from '@mantine/core';
import { useWords } from '../../i18n/use-words.js';
import { visitRow, type DoneAct, type OpenPanel, type PanelProps, type VisitAct } from './panel.js';
import { BookPanel } from './book-panel.js';
import { DelayPanel } from './delay-panel.js';
import { ReasonPanel } from './reason-panel.js';
import './visit-panel.css';
import { dayText } from '../../lib/dates.js';
import { useReturnFocus } from '../../lib/return-focus.js';

interface VisitPanelProps {
  readonly study: string;
  readonly panel: OpenPanel;
  readonly today: string;
  /** A reason known already, to be looked over. */
  readonly proposed?: string;
  readonly onClose: () => void;
  readonly onDone: (done: DoneAct) => void;
}

/** In pixels: what shows which visits move needs the room of its table. */
const WIDTHS: Readonly<Record<VisitAct, number>> = { book: 460, delay: 1140, missed: 760, skip: 760 };

/** Book, delay, missed or skip for one visit; nothing is kept until its button is pressed. */
export function VisitPanel({ study, panel, today, proposed = '', onClose, onDone }: VisitPanelProps) {
  const t = useWords('visit-acts');
  const { item, kind } = panel;
  useReturnFocus(visitRow(item.visitId));
  const shared = { study, item, today, proposed, onClose, onDone };
  return (
    <Modal
      opened
      onClose={onClose}
      size={item.occurred === null ? WIDTHS[kind] : WIDTHS.book}
      title={
        <>
          {t(`${kind}Panel.title`, { name: item.name })} <span className="pid sec vp-who">{item.number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {item.occurred !== null && <OccurredPanel {...shared} day={item.occurred} />}
      {item.occurred === null && <ActPanel {...shared} kind={kind} />}
    </Modal>
  );
}

function ActPanel({ kind, ...props }: PanelProps & Pick<OpenPanel, 'kind'>) {
  switch (kind) {
    case 'book':
      return <BookPanel {...props} />;
    case 'delay':
      return <DelayPanel {...props} />;
    case 'missed':
    case 'skip':
      return <ReasonPanel {...props} kind={kind} />;
  }
}

/** A visit that took place stays where it is; only its forms are left. */
function OccurredPanel({ study, item, today, day }: PanelProps & { readonly day: string }) {
  const t = useWords('visit-acts');
  const { participantId, visitId } = item;
  return (
    <div className="vp">
      <p className="sec">{t('occurredPanel.detail', { day: dayText(day, today) })}</p>
      <div className="vp-buttons">
        <Link
          className="btn p"
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId, visitId }}
        >
          {t('occurredPanel.do')}
        </Link>
      </div>
    </div>
  );
}
