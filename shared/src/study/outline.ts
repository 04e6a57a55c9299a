import type { PublishedStudy } from './definition.js';
import { slotOutlines } from './slots.js';
import type { CycleDefinition, EpochDefinition, VisitDefinition, VisitKind } from './visit-definition.js';
import { text } from './words.js';

/** A definition in short, for whoever decides whether it is the one they meant. */
export interface StudyOutline {
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly sites: number;
  readonly arms: readonly {
    readonly code: string;
    readonly name: string;
    readonly groups: readonly string[];
  }[];
  readonly epochs: readonly EpochOutline[];
  readonly forms: readonly { readonly code: string; readonly version: string; readonly name: string }[];
  /** Visits, each counted once for every cycle it belongs to. */
  readonly visits: number;
  /** Timings whose figures no source states. */
  readonly assumedTimings: number;
}

export interface EpochOutline {
  readonly code: string;
  readonly name: string;
  readonly cycles: readonly CycleOutline[];
  readonly visits: readonly VisitOutline[];
}

export interface CycleOutline {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  /** How many; null where a rule decides. */
  readonly count: number | null;
  /** The rule in CEL; null where cycles are counted. */
  readonly rule: string | null;
  readonly atMost: number | null;
  readonly when: string | null;
  readonly visits: readonly VisitOutline[];
}

export interface VisitOutline {
  readonly code: string;
  readonly name: string;
  readonly kind: VisitKind;
  readonly forms: readonly string[];
}

/** The outline of a definition that was read without a fault. */
export function studyOutline({ definition, forms }: PublishedStudy): StudyOutline {
  const { code, version, name, title, sites, arms, epochs } = definition;
  return {
    code,
    version,
    name,
    title: text(title),
    sites: sites.length,
    arms: arms.map((arm) => ({
      code: arm.code,
      name: text(arm.name),
      groups: (arm.groups ?? []).map((group) => group.code),
    })),
    epochs: epochs.map(epochOutline),
    forms: Object.values(forms).map((form) => ({
      code: form.code,
      version: form.version,
      name: text(form.name),
    })),
    visits: slotOutlines(definition).length,
    assumedTimings: epochs.flatMap(timingsOf).filter((timing) => timing?.assumed !== undefined).length,
  };
}

function epochOutline({ code, name, cycles, visits }: EpochDefinition): EpochOutline {
  return { code, name: text(name), cycles: cycles.map(cycleOutline), visits: visits.map(visitOutline) };
}

function cycleOutline(cycle: CycleDefinition): CycleOutline {
  const { code, name, from, count, atMost, when, visits } = cycle;
  return {
    code,
    name: text(name),
    from,
    count: count ?? null,
    rule: cycle.while ?? null,
    atMost: atMost ?? null,
    when: when ?? null,
    visits: visits.map(visitOutline),
  };
}

function visitOutline({ code, name, kind, activities }: VisitDefinition): VisitOutline {
  return { code, name: text(name), kind, forms: activities.map(({ form }) => form) };
}

function timingsOf({ cycles, visits }: EpochDefinition): readonly VisitDefinition['timing'][] {
  return [
    ...cycles.flatMap(({ first, next, visits: own }) => [first, next, ...own.map(({ timing }) => timing)]),
    ...visits.map(({ timing }) => timing),
  ];
}
