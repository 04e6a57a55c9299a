import type { ActivationView, MigratedParticipantView } from '@lutetia/shared/contract/views/amendments';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';

/** How many visits a version adds, moves, drops or asks otherwise. */
export interface Effects {
  readonly added: number;
  readonly moved: number;
  readonly dropped: number;
  /** Same day, but other forms or another window. */
  readonly otherwise: number;
  /** Blank forms asked in another version. */
  readonly otherForms: number;
}

export interface SiteEffects extends Effects {
  readonly site: string;
  readonly participants: readonly MigratedParticipantView[];
}

/** What happens to one visit, in the terms the preview counts by. */
export function effectOf({ effect }: ScheduleMove): Exclude<keyof Effects, 'otherForms'> {
  if (effect === 'added') return 'added';
  if (effect === 'moves') return 'moved';
  return effect === 'dropped' || effect === 'not-applicable' ? 'dropped' : 'otherwise';
}

export function effectsOf(
  participants: readonly Pick<MigratedParticipantView, 'moves' | 'forms'>[],
): Effects {
  const otherForms = participants.reduce((sum, { forms }) => sum + forms.length, 0);
  const counts = { added: 0, moved: 0, dropped: 0, otherwise: 0, otherForms };
  for (const move of participants.flatMap(({ moves }) => moves)) counts[effectOf(move)] += 1;
  return counts;
}

/** The participants of an activation by site, each site with its counts. */
export function effectsBySite({ sites, participants }: ActivationView): readonly SiteEffects[] {
  return sites.map((site) => {
    const here = participants.filter((participant) => participant.site === site);
    return { site, participants: here, ...effectsOf(here) };
  });
}

/** A form that is asked in another version, with the visits that ask for it. */
export interface OtherForm {
  readonly form: string;
  readonly from: string;
  readonly to: string;
  /** Null stands for a form of the participant's own. */
  readonly visits: readonly (string | null)[];
}

/** Forms in another version, each once. */
export function otherFormsOf({ forms }: Pick<MigratedParticipantView, 'forms'>): readonly OtherForm[] {
  const found = new Map<string, OtherForm>();
  for (const { form, from, to, visit } of forms) {
    const known = found.get(form)?.visits ?? [];
    found.set(form, { form, from, to, visits: [...known, visit] });
  }
  return [...found.values()];
}

/** How many of them get one of these visits. */
export function reachedBy(
  participants: readonly MigratedParticipantView[],
  visits: readonly string[],
): number {
  return participants.filter(({ moves }) =>
    moves.some(({ code, effect }) => effect === 'added' && visits.includes(code)),
  ).length;
}
