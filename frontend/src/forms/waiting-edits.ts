import type { ConflictView, FormSavedView } from '@lutetia/shared/contract/views/forms';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import type { KeptWork, OutgoingSave, UnsentEdit } from './saving-types.js';
import { asUnsent, orderOf, over, rebase } from './unsent-edits.js';

type Waiting = Pick<KeptWork, 'outgoing' | 'unsent'>;

/** Edits the server has not acknowledged: those of the save under way, and those that gather for the next one. */
export class WaitingEdits {
  /** Never altered once made: it is sent again under its id until the server answers. */
  outgoing: OutgoingSave | null;
  private unsent: Readonly<Record<string, UnsentEdit>>;

  constructor(kept: Waiting | null) {
    this.outgoing = kept?.outgoing ?? null;
    this.unsent = kept?.unsent ?? {};
  }

  get all(): Waiting {
    return { outgoing: this.outgoing, unsent: this.unsent };
  }

  get isAny(): boolean {
    return this.outgoing !== null || Object.keys(this.unsent).length > 0;
  }

  /** By path, the later one where both hold it. */
  get changes(): Readonly<Record<string, ItemValue | null>> {
    const typed = Object.entries(this.unsent).map(([path, edit]) => [path, edit.value] as const);
    return { ...this.outgoing?.changes, ...Object.fromEntries(typed) };
  }

  add(path: string, edit: UnsentEdit): void {
    this.unsent = { ...this.unsent, [path]: edit };
  }

  /** Forgets what gathers. */
  drop(): void {
    this.unsent = {};
  }

  /** The save under way, else one of all that has gathered; null when nothing waits. */
  next(more: () => Omit<OutgoingSave, 'changes' | 'ifMatch'>): OutgoingSave | null {
    if (this.outgoing === null && this.isAny) {
      this.outgoing = { ...more(), ...orderOf(this.unsent) };
      this.unsent = {};
    }
    return this.outgoing;
  }

  /** The save under way was not taken: its edits gather again. */
  takeIn(save: OutgoingSave): void {
    this.outgoing = null;
    this.unsent = { ...asUnsent(save), ...this.unsent };
  }

  /** The save under way is in the document now. @param before - the values that were known before it */
  acknowledge(save: OutgoingSave, before: FormValues, saved: FormSavedView): void {
    this.outgoing = null;
    this.unsent = over(this.unsent, save, before, saved);
  }

  /** Some paths of the save under way were refused: the others gather again. True where there are others. */
  setAside(save: OutgoingSave, refused: Readonly<Record<string, string>>): boolean {
    const rest = Object.entries(asUnsent(save)).filter(([path]) => !(path in refused));
    this.outgoing = null;
    this.unsent = { ...Object.fromEntries(rest), ...this.unsent };
    return rest.length > 0;
  }

  /** What was chosen of a conflict gathers again, over the other person's version. */
  choose(conflict: ConflictView, chosen: Readonly<Record<string, 'mine' | 'theirs'>>): void {
    const mine = Object.entries(this.outgoing?.changes ?? conflict.mine);
    const again = mine.filter(([path]) => chosen[path] !== 'theirs');
    const { version } = conflict;
    this.outgoing = null;
    this.unsent = {
      ...Object.fromEntries(again.map(([path, value]) => [path, { value, version }])),
      ...rebase(this.unsent, version),
    };
  }
}
