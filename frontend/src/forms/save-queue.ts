import type { ConflictView, FormSavedView } from '@lutetia/shared/contract/views/forms';
import { sameContent, sameValue } from '@lutetia/shared/forms/diff';
import { isAnswerOnly } from '@lutetia/shared/forms/reasons';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import { isFirstJudgement } from '@lutetia/shared/laboratory/companions';
import { HeldBack } from './held-back.js';
import type {
  KeptWork,
  KnownDocument,
  OutgoingSave,
  SavingPort,
  SavingState,
  UnreadText,
} from './saving-types.js';
import { overlay } from './values.js';
import { WaitingEdits } from './waiting-edits.js';

/**
 * Saves one form, one PUT at a time.
 *
 * Edits gather until `flush`; what is under way is never altered and is sent again under the same id until the
 * server answers. Every step is kept on the computer first, so that a reload loses nothing.
 */
export class SaveQueue {
  state: SavingState = { kind: 'untouched' };
  known: KnownDocument;
  /** Whether this computer could keep what was typed last. */
  isKeptHere = true;
  private readonly held: HeldBack;
  private readonly edits: WaitingEdits;
  private underWay: Promise<void> | null = null;
  private reason: string | null = null;
  private formVersion: string | null;

  constructor(
    private readonly formId: string,
    known: KnownDocument,
    private readonly port: SavingPort,
    kept: KeptWork | null = null,
  ) {
    this.known = known;
    this.formVersion = kept === null ? port.formVersion : kept.formVersion;
    this.edits = new WaitingEdits(kept);
    this.held = new HeldBack(kept);
    if (this.hasWork) this.state = { kind: 'kept' };
  }

  /** What the server refused, by path, until the path is edited again. */
  get refused(): KeptWork['refused'] {
    return this.held.refused;
  }

  /** Text that cannot be read, by path: kept on this computer and never sent. What is saved under it stays. */
  get unread(): KeptWork['unread'] {
    return this.held.unread;
  }

  /** Text of fields one is still in, by path. */
  get typing(): KeptWork['typing'] {
    return this.held.typing;
  }

  /** Paths of all that is typed and not to be sent: refused, unreadable or being typed. */
  get heldPaths(): readonly string[] {
    return this.held.paths;
  }

  /** True while any value has not been acknowledged; text that cannot be read is none, nor is what was refused. */
  get hasWork(): boolean {
    return this.edits.isAny;
  }

  /** True once nothing typed is anywhere but on the server: neither on its way, refused, unreadable nor being typed. */
  get isAllSaved(): boolean {
    return !this.hasWork && this.heldPaths.length === 0;
  }

  /** The server's document with everything typed on top. */
  get values(): FormValues {
    return overlay(this.known.values, this.waiting);
  }

  /** Everything typed and not acknowledged, by path. */
  get waiting(): Readonly<Record<string, ItemValue | null>> {
    return this.edits.changes;
  }

  /** False while all that waits are reasons given for values as they stand: they say themselves why they were made. */
  get needsReason(): boolean {
    return Object.entries(this.waiting).some(([path, value]) => {
      const known = this.known.values[path] ?? null;
      return !isFirstJudgement(path, known) && !isAnswerOnly(known, value);
    });
  }

  /** Takes one edit; it goes out with the next `flush`. Writing back what is there already is no edit. */
  edit(path: string, value: ItemValue | null): void {
    this.editAll({ [path]: value });
  }

  /** Takes edits that belong together: they go out in one save, whole or not at all. */
  editAll(changes: Readonly<Record<string, ItemValue | null>>): void {
    const { values } = this;
    let isAny = false;
    for (const [path, value] of Object.entries(changes)) {
      const now = values[path] ?? null;
      // A value without a word about reasons keeps those it has.
      const saysReasons = value !== null && 'v' in value && value.explained !== undefined;
      const isSame = saysReasons ? sameValue(now, value) : sameContent(now, value);
      if (isSame && !this.held.holds(path)) continue;
      isAny = true;
      this.held.release(path);
      if (!isSame) this.edits.add(path, { value, version: this.known.version });
    }
    if (!isAny) return;
    void this.keep();
    this.port.changed();
  }

  /** Keeps a keystroke; nothing on the page depends on it until the field is read. */
  type(path: string, typed: UnreadText): void {
    this.held.type(path, typed);
    void this.keep();
  }

  /** Keeps text that is no value of its path, until the path is edited again. */
  hold(path: string, typed: UnreadText): void {
    if (!this.held.hold(path, typed)) return;
    void this.keep();
    this.port.changed();
  }

  /** Takes back what waits for a reason: the document is again as the server has it. */
  async discard(): Promise<void> {
    await this.underWay;
    if (this.edits.outgoing !== null) return;
    this.edits.drop();
    this.held.drop();
    this.reason = null;
    await this.keep();
    this.setState({ kind: 'untouched' });
  }

  /** The reason for all that waits now; the next change of a completed form asks for its own. */
  giveReason(reason: string): void {
    this.reason = reason;
    if (this.state.kind === 'reason-required') this.setState({ kind: 'saving' });
  }

  get hasReason(): boolean {
    return this.reason !== null;
  }

  /** Sends what is waiting; resolves when all is acknowledged or the queue has to wait for a person or the network. */
  flush(): Promise<void> {
    if (this.state.kind === 'conflict') return Promise.resolve();
    this.underWay ??= this.drain().finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  /** Ends a conflict: the chosen values go out over the other person's version. */
  async resolve(conflict: ConflictView, chosen: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> {
    this.known = { version: conflict.version, values: conflict.values };
    this.edits.choose(conflict, chosen);
    this.setState({ kind: 'saving' });
    await this.flush();
    if (!this.hasWork) await this.keep();
  }

  /** Takes a document read afresh, as after a completion, unless something typed is on its way. */
  refresh(document: KnownDocument): void {
    if (document.version < this.known.version || this.hasWork) return;
    this.known = document;
    this.port.changed();
  }

  private async drain(): Promise<void> {
    for (;;) {
      const save = this.nextSave();
      if (save === null) {
        this.reason = null;
        return;
      }
      this.setState({ kind: 'saving' });
      await this.keep();
      const goesOn = await this.sendOne(save);
      await this.keep();
      this.port.changed();
      if (!goesOn) return;
    }
  }

  private async sendOne(save: OutgoingSave): Promise<boolean> {
    const outcome = await this.port.send(save);
    switch (outcome.kind) {
      case 'saved':
        this.acknowledge(save, outcome.saved);
        return true;
      case 'conflict':
        this.setState({ kind: 'conflict', conflict: outcome.conflict });
        return false;
      case 'refused':
        return this.setAside(save, outcome.paths, outcome.detail);
      case 'other-version':
        // What is sent again from here was looked at in the version its page shows then.
        this.formVersion = null;
        return this.takeIn(save, 'other-version');
      case 'reason-required':
        return this.takeIn(save, 'reason-required');
      case 'signed-out':
        this.setState({ kind: 'signed-out' });
        return false;
      case 'unreachable':
        this.setState({ kind: 'kept' });
        return false;
    }
  }

  /** What was not taken waits for a person, as if it had not been sent. */
  private takeIn(save: OutgoingSave, kind: 'other-version' | 'reason-required'): false {
    this.edits.takeIn(save);
    this.setState({ kind });
    return false;
  }

  private acknowledge(save: OutgoingSave, saved: FormSavedView): void {
    this.edits.acknowledge(save, this.known.values, saved);
    this.known = { version: saved.version, values: saved.values };
    this.port.saved(saved);
    this.setState({ kind: 'saved', at: saved.savedAt });
  }

  /** The refused paths stay on this computer with their reason; the others go out again under a new id. */
  private setAside(save: OutgoingSave, paths: Readonly<Record<string, string>>, detail: string): boolean {
    const isPartial = Object.keys(save.changes).some((path) => path in paths);
    this.held.refuse(save, paths);
    this.setState({ kind: 'refused', detail });
    return isPartial && this.edits.setAside(save, paths);
  }

  private nextSave(): OutgoingSave | null {
    return this.edits.next(() => ({
      changeId: this.port.newId(),
      reason: this.reason,
      formVersion: this.formVersion ?? this.port.formVersion,
    }));
  }

  private async keep(): Promise<void> {
    const { formId, formVersion, edits, held } = this;
    const isAny = this.hasWork || held.isKept;
    const work = isAny ? { formId, formVersion, ...edits.all, ...held.all } : null;
    this.isKeptHere = await this.port.keep(work);
  }

  private setState(state: SavingState): void {
    this.state = state;
    this.port.changed();
  }
}
