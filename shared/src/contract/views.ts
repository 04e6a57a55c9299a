/** What the API answers. Field names are fixed: clients and checks rely on them. */
import type { Finding, FormDefinition, FormState, FormValues, ItemValue } from './view-parts.js';
import type { Permission, Role } from './access.js';
import type { DateExplanation, ScheduleMove, VisitFlag, VisitState } from '../schedule/types.js';
import type { MilestoneKind } from '../study/milestone-definition.js';
import type { VisitKind } from '../study/visit-definition.js';

export interface HealthView {
  readonly status: 'ok' | 'unavailable';
  readonly database: 'ok' | 'unavailable';
  readonly version: string;
}

export interface MembershipView {
  readonly study: string;
  readonly studyName: string;
  readonly role: Role;
  /** Site code, or null for all sites of the study. */
  readonly site: string | null;
  readonly siteName: string | null;
}

export interface SessionView {
  readonly person: { readonly id: string; readonly email: string; readonly name: string };
  readonly memberships: readonly MembershipView[];
  readonly expiresAt: string;
  /** Idle minutes after which the session ends. */
  readonly idleMinutes: number;
  readonly demonstration: boolean;
  /** True while the password is one an administrator set: nothing else is open until it is changed. */
  readonly mustChangePassword: boolean;
}

export interface StudySummaryView {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
}

export interface StudyView extends StudySummaryView {
  readonly arms: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
  readonly strata: readonly {
    readonly code: string;
    readonly name: string;
    readonly levels: readonly { readonly code: string; readonly name: string }[];
  }[];
  readonly epochs: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
  readonly milestones: readonly {
    readonly code: string;
    readonly kind: MilestoneKind;
    readonly name: string;
    readonly form: string;
  }[];
  /** Columns of the visit matrix in protocol order. */
  readonly columns: readonly MatrixColumnView[];
  readonly participantForms: readonly {
    readonly code: string;
    readonly name: string;
    readonly repeating: boolean;
  }[];
  readonly forms: readonly { readonly code: string; readonly name: string; readonly version: string }[];
}

export interface MatrixColumnView {
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly epoch: string;
  /** Head over a run of columns: `Cycle 1`, `Imaging`. */
  readonly group: string;
  readonly shortName: string;
  readonly name: string;
  /** `+56 d ±7`, as shown under the column's name. */
  readonly timing: string;
  readonly assumed: string | null;
}

export interface SiteView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  /** The site's own calendar day now. */
  readonly today: string;
}

/** The facts every participant page shows at its top. */
export interface ParticipantView {
  readonly id: string;
  readonly number: string;
  readonly study: string;
  readonly site: { readonly id: string; readonly code: string; readonly name: string };
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly arm: { readonly code: string; readonly name: string; readonly shortName: string } | null;
  readonly status: ParticipantStatus;
  readonly screeningOn: string;
  readonly dayInTrial: number | null;
  readonly lastDose: { readonly cycle: number; readonly on: string; readonly day: number } | null;
  readonly next: {
    readonly visitId: string;
    readonly name: string;
    readonly state: VisitState;
    readonly on: string | null;
  } | null;
  readonly milestones: readonly {
    readonly code: string;
    readonly kind: MilestoneKind;
    readonly name: string;
    readonly on: string | null;
  }[];
  readonly subStudies: readonly string[];
  readonly today: string;
}

export type ParticipantStatus =
  | 'screening'
  | 'screen-failure'
  | 'included'
  | 'on-treatment'
  | 'assessment'
  | 'randomised'
  | 'gate-failure'
  | 'follow-up'
  | 'withdrawn'
  | 'dead'
  | 'lost-to-follow-up';

export interface ParticipantRowView {
  readonly id: string;
  readonly number: string;
  readonly site: string;
  readonly arm: string | null;
  readonly armName: string | null;
  readonly status: ParticipantStatus;
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  readonly next: {
    readonly name: string;
    readonly state: VisitState;
    readonly on: string | null;
    readonly lateDays: number | null;
  } | null;
  readonly cells: readonly MatrixCellView[];
}

export interface MatrixCellView {
  readonly visitId: string;
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly state: VisitState;
  readonly flags: readonly VisitFlag[];
  readonly on: string | null;
}

export interface ParticipantListView {
  readonly items: readonly ParticipantRowView[];
  readonly nextCursor: string | null;
  readonly total: number;
}

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
  readonly target: string | null;
  readonly planned: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly occurred: string | null;
  readonly hours: { readonly target: string; readonly opens: string; readonly closes: string } | null;
  readonly booked: string | null;
  readonly reason: string | null;
  readonly assumed: string | null;
  readonly explanation: DateExplanation;
  readonly action: string;
  readonly forms: readonly ScheduleFormView[];
}

export interface ScheduleFormView {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly repetition: number;
  readonly state: FormState;
  readonly required: boolean;
  readonly answered: number;
  readonly total: number;
}

export interface ScheduleView {
  readonly participant: ParticipantView;
  readonly today: string;
  readonly items: readonly ScheduleItemView[];
  /** Forms that belong to the participant, not to a visit. */
  readonly forms: readonly ScheduleFormView[];
}

export type WorklistGroup = 'overdue' | 'due' | 'upcoming' | 'begun';

export interface WorklistItemView {
  readonly visitId: string;
  /** Row version of the visit; send it back in `If-Match`. */
  readonly version: number;
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly group: WorklistGroup;
  readonly state: VisitState;
  readonly flags: readonly VisitFlag[];
  readonly name: string;
  readonly cycle: number;
  readonly kind: VisitKind;
  /** `Haematology 9 of 10, chemistry not begun`. */
  readonly detail: string;
  readonly target: string | null;
  readonly planned: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly booked: string | null;
  /** The day it took place, when only forms of it are left to do. */
  readonly occurred: string | null;
  readonly lateDays: number | null;
  /** Where the button leads: the first form not complete. */
  readonly nextFormId: string | null;
  /** Whether something was entered into a form of this visit, be it late or not. */
  readonly begun: boolean;
  readonly action: string;
  /** Whether this visit's dose starts the cycle's clock. */
  readonly isDose?: boolean;
}

export interface WorklistView {
  readonly today: string;
  readonly items: readonly WorklistItemView[];
  readonly counts: Readonly<Record<WorklistGroup, number>>;
  readonly nextCursor: string | null;
}

/** What an act did, or in a preview would do. */
export interface MovesView {
  readonly preview: boolean;
  readonly moves: readonly ScheduleMove[];
  readonly deviations: readonly {
    readonly kind: string;
    readonly sentence: string;
    readonly important: boolean;
  }[];
}

/** A visit as it stands after an act, with what the act moved. */
export interface VisitUpdatedView extends ScheduleItemView, MovesView {}

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
  readonly findings: readonly Finding[];
  readonly definition: FormDefinition;
  /** Last values of the same items from earlier forms, shown in grey. */
  readonly previous: Readonly<Record<string, { readonly value: ItemValue; readonly on: string }>>;
  readonly editable: boolean;
  readonly today: string;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

/** The answer to a save or a completion. */
export interface FormSavedView {
  readonly id: string;
  readonly version: number;
  readonly state: FormState;
  readonly values: FormValues;
  readonly findings: readonly Finding[];
  readonly moves: readonly ScheduleMove[];
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

export interface AdministrationView {
  readonly formId: string;
  readonly visitId: string;
  readonly cycle: number;
  readonly number: number;
  readonly on: string;
  readonly startedAt: string | null;
  readonly values: FormValues;
}

export interface DeviationView {
  readonly id: string;
  readonly kind: string;
  readonly visitId: string | null;
  readonly visitName: string | null;
  readonly on: string | null;
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
  readonly state: 'open' | 'withdrawn';
  readonly recordedAt: string;
}

/** A deviation in the study's log, with whose it is. */
export interface LoggedDeviationView extends DeviationView {
  readonly participantId: string;
  readonly number: string;
  /** Site code. */
  readonly site: string;
}

export interface DeviationListView {
  readonly items: readonly LoggedDeviationView[];
  readonly nextCursor: string | null;
  readonly total: number;
}

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
