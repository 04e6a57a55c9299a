/** What the API answers about the audit trail. */

/** One field's change in the trail. */
export interface TrailEntryView {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly site: string | null;
  readonly action: 'created' | 'changed';
  readonly record:
    | 'participant'
    | 'visit'
    | 'form'
    | 'deviation'
    | 'membership'
    | 'person'
    | 'study-version'
    | 'site-activation';
  readonly recordId: string;
  /** `Cycle 2 dose · Haematology`. */
  readonly recordName: string;
  readonly path: string;
  readonly label: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly oldText: string;
  readonly newText: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly origin: string | null;
}

export interface TrailView {
  readonly items: readonly TrailEntryView[];
  readonly nextCursor: string | null;
}
