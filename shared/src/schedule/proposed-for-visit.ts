import type { CalendarDay } from '../calendar/types.js';
import type { CodelistEntry, FormDefinition } from '../forms/definition.js';
import type { ProposedValue } from '../forms/proposals.js';
import type { FormRoles } from '../study/definition.js';
import type { ContactMode } from '../study/visit-definition.js';

/** What is known of a visit that nobody has recorded. */
export interface VisitToRecord {
  /** The ways it may take place; null for every way. */
  readonly contactModes: readonly ContactMode[] | null;
  /** The day it took place unless somebody says otherwise: of a visit added by hand for a day that has come. */
  readonly day: CalendarDay | null;
}

/** The way a visit takes place unless somebody says otherwise; null where it takes place without the participant. */
export function usualMode(contactModes: VisitToRecord['contactModes']): ContactMode | null {
  return contactModes === null ? 'on-site' : (contactModes[0] ?? null);
}

/** The place that goes with a mode: the one of its name, on site the first; null by telephone. */
export function placeFor(mode: string, places: readonly CodelistEntry[]): string | null {
  if (mode === 'on-site') return places[0]?.code ?? null;
  return places.find(({ code }) => code === mode)?.code ?? null;
}

/** What a visit's own form proposes: its usual way of taking place, and with each way the place that goes with it. */
export function proposedForVisit(
  definition: FormDefinition,
  role: FormRoles['visit'],
  { contactModes, day }: VisitToRecord,
): readonly ProposedValue[] {
  const onDay = day === null ? [] : [{ path: role.day, value: { v: day } }];
  const mode = usualMode(contactModes);
  const modes = entriesOf(definition, role.mode);
  if (mode === null || !modes.some(({ code }) => code === mode)) return onDay;
  const places = modes.flatMap(({ code }) => {
    const place = placeFor(code, entriesOf(definition, role.place));
    return place === null
      ? []
      : [{ path: role.place, value: { v: place }, given: { path: role.mode, v: code } }];
  });
  return [...onDay, { path: role.mode, value: { v: mode } }, ...places];
}

function entriesOf(definition: FormDefinition, item: string): readonly CodelistEntry[] {
  const found = definition.sections.flatMap(({ items }) => items).find(({ code }) => code === item);
  return definition.codelists[found?.codelist ?? ''] ?? [];
}
