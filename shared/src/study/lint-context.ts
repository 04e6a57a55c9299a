import { parseDuration } from '../calendar/duration.js';
import { itemsWithConditions } from '../forms/visible-when.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import type { CompiledAnchor } from './compiled.js';
import type { StudyDefinition } from './definition.js';
import { activityPlaces, visitPlaces, type ActivityPlace, type VisitPlace } from './references.js';
import { anchorOf, slotOutlines, type SlotOutline } from './slots.js';

/** A definition laid out once for all that look at it. */
export interface LintContext {
  readonly definition: StudyDefinition;
  /** The forms that were found, by code. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly places: readonly VisitPlace[];
  readonly activities: readonly ActivityPlace[];
  readonly outlines: readonly SlotOutline[];
  /** What each outline's timing counts from; null without a timing and where there is no such thing. */
  readonly anchors: readonly (CompiledAnchor | null)[];
  /** About how many days after enrolment each outline falls; null where nothing tells. */
  readonly days: readonly (number | null)[];
  /** Whether somebody fills in a form: in one of these visits (any, without them) or among the participant's own. */
  isCollected(form: string, visits?: readonly string[]): boolean;
  /** An item of a form outside repeating groups; null when there is none, or no such form. */
  item(form: string, code: string): ItemDefinition | null;
}

/** Lays a definition out. Its shape must be right and its size within the limits. */
export function lintContext(
  definition: StudyDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): LintContext {
  const outlines = slotOutlines(definition);
  const anchors = anchorsOf(definition, outlines);
  const activities = activityPlaces(definition);
  const collectors = collectorsOf(activities);
  const items = new Map([...forms].map(([code, form]) => [code, itemsOf(form)]));
  return {
    definition,
    forms,
    places: visitPlaces(definition),
    activities,
    outlines,
    anchors,
    days: estimatedDays(outlines, anchors),
    isCollected: (form, visits) => {
      const found = collectors.get(form);
      if (found === undefined) return false;
      return visits === undefined || visits.some((code) => found.has(code));
    },
    item: (form, code) => items.get(form)?.get(code) ?? null,
  };
}

/** Anchors that are the same for every visit are looked for once: many visits count from one milestone. */
function anchorsOf(
  definition: StudyDefinition,
  outlines: readonly SlotOutline[],
): readonly (CompiledAnchor | null)[] {
  const milestones = new Map<string, CompiledAnchor | null>();
  const codes = new Set(definition.milestones.map(({ code }) => code));
  return outlines.map((outline) => {
    const relativeTo = outline.timing?.relativeTo;
    if (relativeTo === undefined) return null;
    const known = milestones.get(relativeTo);
    if (known !== undefined) return known;
    const anchor = anchorOf(relativeTo, outline, outlines, definition.milestones);
    if (codes.has(relativeTo)) milestones.set(relativeTo, anchor);
    return anchor;
  });
}

/** Codes of the visits that hold each form; the participant's own forms count with an empty code. */
function collectorsOf(activities: readonly ActivityPlace[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { activity, at } of activities) {
    const codes = found.get(activity.form) ?? new Set<string>();
    found.set(activity.form, codes.add(at?.visit.code ?? ''));
  }
  return found;
}

function itemsOf(form: FormDefinition): ReadonlyMap<string, ItemDefinition> {
  const items = form.sections.filter((section) => section.repeating !== true).flatMap(itemsWithConditions);
  return new Map(items.map((item) => [item.code, item]));
}

const DAYS_PER_MONTH = 30;

function estimatedDays(
  outlines: readonly SlotOutline[],
  anchors: readonly (CompiledAnchor | null)[],
): readonly (number | null)[] {
  const known = new Map<number, number | null>();
  const dayOf = (index: number): number | null => {
    const before = known.get(index);
    if (before !== undefined) return before;
    // While it is being worked out it is unknown, so that a ring ends.
    known.set(index, null);
    const offset = parseDuration(outlines[index]?.timing?.offset ?? '');
    const anchor = anchors[index];
    const from = anchor == null ? null : anchorDay(anchor, dayOf);
    const day = from === null || offset === null ? null : from + roughDays(offset);
    known.set(index, day);
    return day;
  };
  return outlines.map(({ index }) => dayOf(index));
}

function roughDays({ months, days, hours }: { months: number; days: number; hours: number }): number {
  return months * DAYS_PER_MONTH + days + hours / 24;
}

function anchorDay(anchor: CompiledAnchor, dayOf: (index: number) => number | null): number | null {
  switch (anchor.kind) {
    case 'screening':
      return 0;
    case 'amendment':
      return null;
    case 'milestone':
      return earliest(anchor.carriers, dayOf);
    case 'administration': {
      const [nearest] = anchor.slots;
      return nearest === undefined ? null : dayOf(nearest);
    }
    case 'dose':
    case 'visit':
      return dayOf(anchor.slot);
  }
}

function earliest(slots: readonly number[], dayOf: (index: number) => number | null): number | null {
  const days = slots.map(dayOf).filter((day) => day !== null);
  return days.length === 0 ? null : Math.min(...days);
}
