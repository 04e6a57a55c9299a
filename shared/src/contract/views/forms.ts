/** What the API answers about a form instance. */
import type { FormDefinition } from '../../forms/definition.js';
import type { ProposedValue } from '../../forms/proposals.js';
import type { OutsideValues } from '../../forms/uses.js';
import type { Finding, FormState, FormValues, ItemValue } from '../../forms/value.js';
import type { LaboratoryContext } from '../../laboratory/form-results.js';
import type { DoseEvidence } from '../../schedule/dose-evidence.js';
import type { ScheduleMove } from '../../schedule/types.js';
import type { MovesView } from './moves.js';

export interface FormView {
  readonly id: string;
  /** Row version; send it back in `If-Match`. */
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly state: FormState;
  readonly studyVersion: string;
  readonly study: string;
  readonly participant: { readonly id: string; readonly number: string };
  readonly visit: {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly cycle: number;
    readonly repetition: number;
    readonly day: string | null;
    readonly opens: string | null;
    readonly closes: string | null;
  } | null;
  readonly repetition: number;
  readonly values: FormValues;
  /** Quantities entered in another unit than their item's first, in that first one, by path. */
  readonly canonical: Readonly<Record<string, { readonly v: string; readonly unit: string }>>;
  readonly findings: readonly Finding[];
  readonly definition: FormDefinition;
  /** Last values of the same items from earlier forms, shown in grey; by path, also of rows that carry over. */
  readonly previous: Readonly<Record<string, PreviousValueView>>;
  /** What stands in empty fields for whoever enters the form to confirm; the first that fits. None once it is complete. */
  readonly proposed: readonly ProposedValue[];
  /** Items the schedule needs: what holds one of them cannot be marked absent as a whole. */
  readonly neededBySchedule: readonly string[];
  /** What results are read against; null for a form that holds none of a laboratory. */
  readonly laboratory: LaboratoryContext | null;
  /** Unit the study offers first by item, where it is not the form's own first one. */
  readonly preferredUnits: Readonly<Record<string, string>>;
  /** Of a decision on a cycle's dose: what it rests on; null for any other form, and where no dose is to come. */
  readonly evidence: DoseEvidence | null;
  /** What the form uses from outside, by name: what its expressions are evaluated with. */
  readonly outside: OutsideValues;
  readonly editable: boolean;
  /** Whether the reader completes it: some forms are one role's. */
  readonly mayComplete: boolean;
  readonly today: string;
  /** The site's, in which instants are typed and told. */
  readonly timeZone: string;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** An earlier value of the same question. */
export interface PreviousValueView {
  readonly value: ItemValue;
  readonly on: string;
  /** Name of the form of the same visit that says it: offered to be taken over. */
  readonly saidIn?: string;
  /** Of a measure in a row that carries over: its first value, and the smallest before today. */
  readonly first?: { readonly value: ItemValue; readonly on: string };
  readonly least?: { readonly value: ItemValue; readonly on: string };
}

/** The answer to a save or a completion. */
export interface FormSavedView {
  readonly id: string;
  readonly version: number;
  readonly state: FormState;
  readonly values: FormValues;
  readonly findings: readonly Finding[];
  readonly moves: readonly ScheduleMove[];
  /** In a preview: what it would record as departing from the protocol. Empty in any other answer. */
  readonly deviations: MovesView['deviations'];
  readonly savedAt: string;
}

/** In the `form.conflict` problem: what stood there before, what was sent, what stands there now. */
export interface ConflictView {
  readonly base: Readonly<Record<string, ItemValue | null>>;
  readonly mine: Readonly<Record<string, ItemValue | null>>;
  readonly theirs: Readonly<Record<string, ItemValue | null>>;
  readonly theirsBy: Readonly<
    Record<string, { readonly who: string; readonly role: string; readonly at: string }>
  >;
  readonly version: number;
  readonly values: FormValues;
}
