import { Modal } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.js';
import type { OpenPanel } from '../worklist-page.js';
import { BookPanel } from './book-panel.js';
import { DelayPanel } from './delay-panel.js';
import { MissPanel } from './miss-panel.js';
import './visit-panel.css';
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
      size={panel.kind === 'delay' ? 1140 : 400}
      title={
        <>
          {t(titles[panel.kind], { name: item.name })} <span className="pid sec vp-who">{item.number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {panel.kind === 'book' && <BookPanel {...shared} />}
      {panel.kind === 'missed' && <MissPanel {...shared} />}
      {panel.kind === 'delay' && <DelayPanel {...shared} />}
    </Modal>
  );
}
