import type { CalendarDay } from '../calendar/types.js';
import type { Comparison } from '../expressions/types.js';

/** A visit with its name, where one visit's fate explains another's. */
export interface NamedVisit {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly name: string;
}

/** A value that a rule needs and nobody has recorded. */
export interface MissingValue {
  /** Code of the derived value, or of the fact. */
  readonly code: string;
  readonly name: string;
  /** The cycle it is of; null for what belongs to no cycle. */
  readonly cycle: number | null;
}

/** Why a visit is not applicable, waits, or was added: data for any language, `noteWords` for English. */
export type ScheduleNote =
  /** A milestone made what is left not applicable. */
  | {
      readonly kind: 'closed';
      readonly milestone: string;
      readonly on: CalendarDay | null;
      readonly reason: string;
    }
  /** A milestone ended the repeat. */
  | {
      readonly kind: 'ended';
      readonly milestone: string;
      readonly name: string;
      readonly on: CalendarDay | null;
    }
  /** A condition uses names nothing is known of yet. */
  | {
      readonly kind: 'depends';
      readonly names: readonly string[];
      /** The head of its cycles, `Cycle 1, standard`, where its epoch has cycles of others too; absent elsewhere. */
      readonly cycles?: string;
    }
  /** The rule of its cycles or its repeat cannot be answered yet. */
  | { readonly kind: 'held'; readonly rule: string; readonly missing: readonly MissingValue[] }
  /** The rule of its cycles or its repeat no longer holds from this number on. */
  | {
      readonly kind: 'rule-ended';
      readonly rule: string;
      readonly of: 'cycle' | 'repetition';
      readonly number: number;
      readonly comparisons: readonly Comparison[];
      /** The one unit (UCUM) all that it compares is counted in; absent without one. */
      readonly unit?: string;
    }
  /** Recorded, though the plan does not ask for it. */
  | { readonly kind: 'outside-plan' }
  /** What it counts from will not come. */
  | {
      readonly kind: 'not-planned' | 'skipped' | 'missed' | 'not-given' | 'not-applicable';
      readonly visit: NamedVisit;
    }
  | { readonly kind: 'no-dose' }
  /** Results will be too old when the event comes. */
  | {
      readonly kind: 'repeated';
      readonly forms: readonly { readonly code: string; readonly name: string }[];
      readonly atMost: string;
      readonly atMostWords: string;
      readonly event: { readonly code: string; readonly name: string; readonly day: CalendarDay };
    };

/** A note in English, without its full stop. */
export function noteWords(note: ScheduleNote): string {
  switch (note.kind) {
    case 'closed':
      return note.reason;
    case 'ended':
      return `Ended by ${note.name.toLowerCase()}`;
    case 'depends':
      return `Not settled yet: depends on ${note.names.join(', ')}`;
    case 'held':
      return `Held: ${missingValues(note)}`;
    case 'rule-ended':
      return `No ${note.of} ${note.number}: ${failureWords(note)}`;
    case 'outside-plan':
      return 'Outside this plan; kept as recorded';
    case 'no-dose':
      return 'No dose was given before it';
    case 'repeated':
      return `Repeated: ${note.forms.map(({ name }) => name).join(' and ')} will be older than ${note.atMostWords} at ${note.event.name}`;
    case 'not-planned':
    case 'skipped':
    case 'missed':
    case 'not-given':
    case 'not-applicable':
      return `${note.visit.name} ${FATES[note.kind]}`;
  }
}

const FATES = {
  'not-planned': 'is not planned',
  skipped: 'was skipped',
  missed: 'was missed',
  'not-given': 'was not given',
  'not-applicable': 'is not applicable',
} as const;

/** `kidney absorbed dose of cycle 5 is missing`; of several, `... and ... are missing`. */
export function missingValues({ missing }: Extract<ScheduleNote, { kind: 'held' }>): string {
  const words = missing.map(({ name, cycle }) => (cycle === null ? name : `${name} of cycle ${cycle}`));
  return `${words.join(' and ')} ${words.length === 1 ? 'is' : 'are'} missing`;
}

const OPPOSITE = { '<': '≥', '<=': '>', '>': '≤', '>=': '<', '==': '≠', '!=': '=' } as const;

/** `27.3 + 4.2 = 31.5 > 30 Gy`: the comparisons that failed, with their numbers; the rule itself where none can be told. */
export function failureWords({
  rule,
  comparisons,
  unit,
}: Extract<ScheduleNote, { kind: 'rule-ended' }>): string {
  const failed = comparisons.filter(({ holds }) => !holds);
  if (failed.length === 0) return `${rule} does not hold`;
  const side = ({ text, value }: Comparison['left']): string =>
    text === value ? text : `${text} = ${value}`;
  return failed
    .map(({ left, operator, right }) => {
      // On the right the sum comes after what it is compared with: `31.5 > 20 + 10 = 30`.
      const words = `${side(left)} ${OPPOSITE[operator]} ${side(right)}`;
      return unit === undefined ? words : `${words} ${unit}`;
    })
    .join(' and ');
}
