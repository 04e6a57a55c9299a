import type { ConflictView, FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import type { FormPlace } from '../lib/left-work.js';

/** One PUT: its id makes a second arrival count once, so it is never changed once made. */
export interface OutgoingSave {
  readonly changeId: string;
  readonly ifMatch: number;
  readonly changes: Readonly<Record<string, ItemValue | null>>;
  readonly reason: string | null;
  /** Version of the form's definition it was typed under; null where that is left to the page that sends it. */
  readonly formVersion: string | null;
}

/** An edit not yet sent, with the version of the document it was typed over. */
export interface UnsentEdit {
  readonly value: ItemValue | null;
  readonly version: number;
}

/** Text that is no value of its item, exactly as typed, with the unit chosen beside it. */
export interface UnreadText {
  readonly text: string;
  readonly unit: string | null;
}

/** Why the server did not take an edit. */
export interface RefusedEdit {
  /** What was to be saved; none at a path that is only why another one was refused. */
  readonly value?: ItemValue | null;
  readonly why: string;
}

/** What a computer keeps of one form until the server has acknowledged it. */
export interface KeptWork {
  readonly formId: string;
  /** Version of the definition it was typed under; null once that was refused and a page shall say it anew. */
  readonly formVersion: string | null;
  readonly outgoing: OutgoingSave | null;
  readonly unsent: Readonly<Record<string, UnsentEdit>>;
  /** Text of fields one is still in, as it stood at the last keystroke; it is read when the field is left. */
  readonly typing: Readonly<Record<string, UnreadText>>;
  /** What cannot be sent, because it cannot be read; it waits for the person who typed it. */
  readonly unread: Readonly<Record<string, UnreadText>>;
  /** What was sent and not taken; it too waits for the person who typed it. */
  readonly refused: Readonly<Record<string, RefusedEdit>>;
}

/** Kept work with the form it belongs to. */
export interface PlacedWork extends KeptWork {
  readonly place: FormPlace | null;
}

/** What became of a PUT. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly saved: FormSavedView }
  | { readonly kind: 'conflict'; readonly conflict: ConflictView }
  | { readonly kind: 'refused'; readonly paths: Readonly<Record<string, string>>; readonly detail: string }
  | { readonly kind: 'reason-required' }
  /** The form follows another version of its definition by now. */
  | { readonly kind: 'other-version' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' };

/** The document as the server last gave it. */
export interface KnownDocument {
  readonly version: number;
  readonly values: FormValues;
}

/** What the page shows beside the form's title. */
export type SavingState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'reason-required' }
  | { readonly kind: 'other-version' }
  | { readonly kind: 'conflict'; readonly conflict: ConflictView }
  | { readonly kind: 'refused'; readonly detail: string };

/** What the queue needs from outside; tests give it their own. */
export interface SavingPort {
  /** Version of the form's definition the page shows; null where no page is open. */
  readonly formVersion: string | null;
  readonly send: (save: OutgoingSave) => Promise<SaveOutcome>;
  /** Keeps the work on this computer; null forgets it. False where it cannot: the work is sent all the same. */
  readonly keep: (work: KeptWork | null) => Promise<boolean>;
  readonly newId: () => string;
  /** Called with every answer of the server, before `changed`. */
  readonly saved: (view: FormSavedView) => void;
  /** Called after every change of state or document. */
  readonly changed: () => void;
}
