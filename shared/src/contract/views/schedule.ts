/** What the API answers about a participant's visits and their forms. */
import type { DayHint } from '../../schedule/site-days.js';
import type { FormState } from '../../forms/value.js';
import type { EventSpan } from '../../schedule/event-spans.js';
import type { DateExplanation, VisitFlag, VisitState } from '../../schedule/types.js';
import type { PlannedDose } from '../../study/planned-dose.js';
import type { ContactMode, VisitKind } from '../../study/visit-definition.js';
import type { DecisionToActView } from './decisions.js';
import type { ParticipantView } from './participants.js';

export interface ScheduleItemView {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly epoch: string;
  readonly kind: VisitKind;
  readonly cycle: number;
  readonly repetition: number;
  readonly state: VisitState;
  readonly flags: readonly VisitFlag[];
  /** What speaks against the day it is planned for, while it is to come; null where nothing does. */
  readonly dayHint: DayHint | null;
  readonly target: string | null;
  readonly planned: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  /** The day it took place; of a dose that was given the day of its first infusion, which its visit's own day may not be. */
  readonly occurred: string | null;
  /** As instants in UTC, where the window is counted in hours; no window where both edges are null. */
  readonly hours: {
    readonly target: string;
    readonly opens: string | null;
    readonly closes: string | null;
  } | null;
  readonly booked: string | null;
  /** As somebody decided; may be undone while nothing that it moved has data. */
  readonly delay: { readonly to: string; readonly reason: string; readonly decidedOn: string } | null;
  readonly reason: string | null;
  readonly assumed: string | null;
  readonly explanation: DateExplanation;
  readonly action: string;
  /** The ways it may take place; none where the participant has no part in it, and null for every way. */
  readonly contactModes: readonly ContactMode[] | null;
  /** What the study plans to give; null on a visit that is no dose, and where the study states no activity. */
  readonly plannedDose: PlannedDose | null;
  readonly forms: readonly ScheduleFormView[];
}

export interface ScheduleFormView {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly repetition: number;
  /** Of a form besides the visits what it is about, its first item, where that is a text: `Nausea`; absent while it says none. */
  readonly about?: string;
  readonly state: FormState;
  readonly required: boolean;
  /** Of a dose whose infusion was broken off: no further part of it is there yet. */
  readonly continues: boolean;
  /** One more of it may be added: a dose given in parts, a consent renewed. */
  readonly repeating: boolean;
  readonly answered: number;
  readonly total: number;
  /** The role that alone completes it; absent where everybody who enters does. */
  readonly completedBy?: 'investigator';
  /** Abnormal laboratory results of a completed form that wait for the investigator. */
  readonly waiting: number;
}

export interface ScheduleView {
  readonly participant: ParticipantView;
  readonly today: string;
  readonly items: readonly ScheduleItemView[];
  /** Forms that belong to the participant, not to a visit. */
  readonly forms: readonly ScheduleFormView[];
  /** Decisions on cycles whose act is still to be recorded. */
  readonly decisions: readonly DecisionToActView[];
  /** Adverse events, the earliest first. */
  readonly events: readonly EventSpan[];
}
