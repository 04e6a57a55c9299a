import type { ConflictView, FormSavedView } from '@lutetia/shared/contract/views/forms';
import { sameContent, sameValue } from '@lutetia/shared/forms/diff';
import { isAnswerOnly } from '@lutetia/shared/forms/reasons';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import { isFirstJudgement } from '@lutetia/shared/laboratory/companions';
import type {
  KeptWork,
  KnownDocument,
  OutgoingSave,
  SavingPort,
  SavingState,
  UnreadText,
  UnsentEdit,
} from './saving-types.js';
import { asUnsent, orderOf, over, rebase, without } from './unsent-edits.js';
import { overlay } from './values.js';

/**
 * Saves one form, one PUT at a time.
 *
 * Edits gather until `flush`; what is under way is never altered and is sent again under the same id until the
 * server answers. Every step is kept on the computer first, so that a reload loses nothing.
 */
export class SaveQueue {
  state: SavingState = { kind: 'untouched' };
  known: KnownDocument;
  /** Why the server refused a path, by path; cleared when the path is edited again. */
  refused: Readonly<Record<string, string>> = {};
  /** Text that cannot be read, by path: kept on this computer and never sent. What is saved under it stays. */
  unread: Readonly<Record<string, UnreadText>>;
  /** Whether this computer could keep what was typed last. */
  isKeptHere = true;
  /** Text of fields one is still in, by path: kept with every keystroke, a value only once it is read. */
  typing: Readonly<Record<string, UnreadText>>;
  private outgoing: OutgoingSave | null;
  private unsent: Record<string, UnsentEdit>;
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
    this.outgoing = kept?.outgoing ?? null;
    this.unsent = { ...kept?.unsent };
    this.unread = kept?.unread ?? {};
    this.typing = kept?.typing ?? {};
    if (this.hasWork) this.state = { kind: 'kept' };
  }

  /** True while any value has not been acknowledged; text that cannot be read is none. */
  get hasWork(): boolean {
    return this.outgoing !== null || Object.keys(this.unsent).length > 0;
  }

  /** True once nothing typed is anywhere but on the server: neither on its way, refused, unreadable nor being typed. */
  get isAllSaved(): boolean {
    const held = { ...this.refused, ...this.unread, ...this.typing };
    return !this.hasWork && Object.keys(held).length === 0;
  }

  /** The server's document with everything typed on top. */
  get values(): FormValues {
    const typed = Object.fromEntries(Object.entries(this.unsent).map(([path, edit]) => [path, edit.value]));
    return overlay(overlay(this.known.values, this.outgoing?.changes ?? {}), typed);
  }

  /** Everything typed and not acknowledged, by path. */
  get waiting(): Readonly<Record<string, ItemValue | null>> {
    const typed = Object.entries(this.unsent).map(([path, edit]) => [path, edit.value] as const);
    return { ...this.outgoing?.changes, ...Object.fromEntries(typed) };
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
      if (isSame && !(path in { ...this.unread, ...this.typing, ...this.refused })) continue;
      isAny = true;
      this.unread = without(this.unread, path);
      this.typing = without(this.typing, path);
      this.refused = without(this.refused, path);
      if (!isSame) this.unsent = { ...this.unsent, [path]: { value, version: this.known.version } };
    }
    if (!isAny) return;
    void this.keep();
    this.port.changed();
  }

  /** Keeps a keystroke; nothing on the page depends on it until the field is read. */
  type(path: string, typed: UnreadText): void {
    this.typing = { ...this.typing, [path]: typed };
    void this.keep();
  }

  /** Keeps text that is no value of its path, until the path is edited again. */
  hold(path: string, typed: UnreadText): void {
    const held = this.unread[path];
    if (!(path in this.typing) && held?.text === typed.text && held.unit === typed.unit) return;
    this.typing = without(this.typing, path);
    this.unread = { ...this.unread, [path]: typed };
    void this.keep();
    this.port.changed();
  }

  /** Takes back what waits for a reason: the document is again as the server has it. */
  async discard(): Promise<void> {
    await this.underWay;
    if (this.outgoing !== null) return;
    this.unsent = {};
    this.typing = {};
    this.refused = {};
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
    const mine = Object.entries(this.outgoing?.changes ?? conflict.mine);
    const again = mine.filter(([path]) => chosen[path] !== 'theirs');
    this.known = { version: conflict.version, values: conflict.values };
    this.outgoing = null;
    this.unsent = {
      ...Object.fromEntries(again.map(([path, value]) => [path, { value, version: conflict.version }])),
      ...rebase(this.unsent, conflict.version),
    };
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
      const save = this.outgoing ?? this.take();
      if (save === null) {
        this.reason = null;
        return;
      }
      this.outgoing = save;
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
    this.outgoing = null;
    this.unsent = { ...asUnsent(save), ...this.unsent };
    this.setState({ kind });
    return false;
  }

  private acknowledge(save: OutgoingSave, saved: FormSavedView): void {
    const before = this.known.values;
    this.outgoing = null;
    this.unsent = over(this.unsent, save, before, saved);
    this.known = { version: saved.version, values: saved.values };
    this.port.saved(saved);
    this.setState({ kind: 'saved', at: saved.savedAt });
  }

  /** The refused paths stay on the page with their reason; the others go out again under a new id. */
  private setAside(save: OutgoingSave, paths: Readonly<Record<string, string>>, detail: string): boolean {
    const rest = Object.entries(asUnsent(save)).filter(([path]) => !(path in paths));
    const isPartial = rest.length < Object.keys(save.changes).length;
    this.refused = { ...this.refused, ...paths };
    this.setState({ kind: 'refused', detail });
    if (!isPartial) return false;
    this.outgoing = null;
    this.unsent = { ...Object.fromEntries(rest), ...this.unsent };
    return rest.length > 0;
  }

  private take(): OutgoingSave | null {
    if (Object.keys(this.unsent).length === 0) return null;
    const { reason, unsent } = this;
    this.unsent = {};
    const formVersion = this.formVersion ?? this.port.formVersion;
    return { changeId: this.port.newId(), ...orderOf(unsent), reason, formVersion };
  }

  private async keep(): Promise<void> {
    const { formId, formVersion, outgoing, unsent, typing, unread } = this;
    const isAny = this.hasWork || Object.keys({ ...typing, ...unread }).length > 0;
    const work = isAny ? { formId, formVersion, outgoing, unsent, typing, unread } : null;
    this.isKeptHere = await this.port.keep(work);
  }

  private setState(state: SavingState): void {
    this.state = state;
    this.port.changed();
  }
}
