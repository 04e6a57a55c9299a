import { Link } from '@tanstack/react-router';
import { Modal } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.js';
import type { OpenPanel, PanelProps } from '../panel.js';
import { BookPanel } from './book-panel.js';
import { DelayPanel } from './delay-panel.js';
import { MissPanel } from './miss-panel.js';
import './visit-panel.css';
import { dayText } from '../../../lib/dates.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

interface VisitPanelProps {
  readonly study: string;
  readonly panel: OpenPanel;
  readonly today: string;
  readonly onClose: () => void;
}

/** Book, missed or delay for one visit; nothing is kept until its button is pressed. */
export function VisitPanel({ study, panel, today, onClose }: VisitPanelProps) {
  const t = useWords('worklist');
  useReturnFocus();
  const { item } = panel;
  const titles = { book: 'bookPanel.title', missed: 'missPanel.title', delay: 'delayPanel.title' } as const;
  const shared = { study, item, today, onClose };
  return (
    <Modal
      opened
      onClose={onClose}
      size={panel.kind === 'delay' && item.occurred === null ? 1140 : 460}
      title={
        <>
          {t(titles[panel.kind], { name: item.name })} <span className="pid sec vp-who">{item.number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {item.occurred !== null && <OccurredPanel {...shared} day={item.occurred} />}
      {item.occurred === null && panel.kind === 'book' && <BookPanel {...shared} />}
      {item.occurred === null && panel.kind === 'missed' && <MissPanel {...shared} />}
      {item.occurred === null && panel.kind === 'delay' && <DelayPanel {...shared} />}
    </Modal>
  );
}

/** A visit that took place stays where it is; only its forms are left. */
function OccurredPanel({ study, item, today, day }: PanelProps & { readonly day: string }) {
  const t = useWords('worklist');
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
