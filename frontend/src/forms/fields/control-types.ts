import type { CodelistEntry, ItemDefinition } from '@lutetia/shared/forms/definition';
import type { TypingContext } from '../field-text.js';

/** What every kind of field is given. */
export interface ControlProps {
  readonly id: string;
  readonly item: ItemDefinition;
  readonly label: string;
  readonly text: string;
  readonly entries: readonly CodelistEntry[];
  readonly context: TypingContext;
  readonly isInvalid: boolean;
  readonly isWarned: boolean;
  readonly describedBy: string | undefined;
  /** Called at every keystroke. */
  readonly onText: (text: string) => void;
  /** Called when the field is left or a choice is made: the text is read and saved. */
  readonly onLeave: (text: string) => void;
}
