import type { KeptWork, OutgoingSave, RefusedEdit, UnreadText } from './saving-types.js';
import { without } from './unsent-edits.js';

type Held = Pick<KeptWork, 'typing' | 'unread' | 'refused'>;

/** What is typed into a form and is no part of a save, by path: it waits on this computer for the person who typed it. */
export class HeldBack {
  /** Text of fields one is still in: kept with every keystroke, a value only once it is read. */
  typing: Held['typing'];
  /** Text that cannot be read. */
  unread: Held['unread'];
  /** Edits the server did not take. */
  refused: Held['refused'];

  constructor(kept: Held | null) {
    this.typing = kept?.typing ?? {};
    this.unread = kept?.unread ?? {};
    // What an earlier version of this page kept names none.
    this.refused = kept?.refused ?? {};
  }

  /** What this computer keeps of it: all but a reason that came with no edit. */
  get all(): Held {
    const edits = Object.entries(this.refused).filter(([, { value }]) => value !== undefined);
    return { typing: this.typing, unread: this.unread, refused: Object.fromEntries(edits) };
  }

  get isKept(): boolean {
    return Object.values(this.all).some((held) => Object.keys(held).length > 0);
  }

  get paths(): readonly string[] {
    return Object.keys({ ...this.refused, ...this.unread, ...this.typing });
  }

  holds(path: string): boolean {
    return path in this.refused || path in this.unread || path in this.typing;
  }

  /** The path was edited: what was held of it is over. */
  release(path: string): void {
    this.unread = without(this.unread, path);
    this.typing = without(this.typing, path);
    this.refused = without(this.refused, path);
  }

  type(path: string, typed: UnreadText): void {
    this.typing = { ...this.typing, [path]: typed };
  }

  /** Takes text that is no value of its path; false where it is held already, as it stands. */
  hold(path: string, typed: UnreadText): boolean {
    const held = this.unread[path];
    if (!(path in this.typing) && held?.text === typed.text && held.unit === typed.unit) return false;
    this.typing = without(this.typing, path);
    this.refused = without(this.refused, path);
    this.unread = { ...this.unread, [path]: typed };
    return true;
  }

  /** Takes what the server refused of a save, each path with its reason. */
  refuse({ changes }: OutgoingSave, reasons: Readonly<Record<string, string>>): void {
    const edits = Object.entries(reasons).map(([path, why]): [string, RefusedEdit] => [
      path,
      path in changes ? { value: changes[path] ?? null, why } : { why },
    ]);
    this.refused = { ...this.refused, ...Object.fromEntries(edits) };
  }

  /** Forgets all but what cannot be read. */
  drop(): void {
    this.typing = {};
    this.refused = {};
  }
}
