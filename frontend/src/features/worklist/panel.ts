import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { announce } from '../../lib/announce.js';

/** Which panel is open over the list, and for which line. */
export interface OpenPanel {
  readonly kind: 'book' | 'missed' | 'delay';
  readonly item: WorklistItemView;
}

/** What every panel needs: the line as it stands now, and the day at its site. */
export interface PanelProps {
  readonly study: string;
  readonly item: WorklistItemView;
  readonly today: string;
  readonly onClose: () => void;
}

/** Says what was done and closes the panel. */
export function finish(sentence: string, onClose: () => void): void {
  announce(sentence);
  onClose();
}
