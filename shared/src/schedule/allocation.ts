import type { CompiledStudy } from '../study/compiled.js';
import { text } from '../study/words.js';
import type { ParticipantFacts } from './types.js';

type KnownNames = Readonly<Record<string, string | number | boolean | null>>;

/** What `group` holds for those whose arm has no groups, or who fit none of them. */
export const NO_GROUP = '';

/** To which arm and group a participant belongs, and what decided it. */
export interface Allocation {
  /** The arm allocated; null before randomisation. */
  readonly arm: string | null;
  /** The arm received, where the trial keeps it apart and it is known. */
  readonly received: string | null;
  /** The groups of the arm in the order their rules are asked, as far as the one that fits; empty without groups. */
  readonly asked: readonly GroupAsked[];
  /** The group that fits; null while unknown, or when there is none. */
  readonly group: { readonly code: string; readonly name: string } | null;
}

/** One group's rule with the facts it looks at. */
export interface GroupAsked {
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  readonly holds: boolean | null;
  readonly facts: readonly { readonly code: string; readonly value: string | number | boolean | null }[];
}

/** The group a rule allocates: its code, `NO_GROUP` where there is none, or null while that is not known. */
export function groupOf(study: CompiledStudy, names: KnownNames): string | null {
  const arm = names[study.allocation.arm] ?? null;
  if (arm === null) return null;
  for (const { definition, when } of study.groups.get(String(arm)) ?? []) {
    const holds = when.evaluate(names);
    if (holds === null) return null;
    if (holds) return definition.code;
  }
  return NO_GROUP;
}

/** Arm, group and the facts that decided, for the screen. */
export function allocationOf(study: CompiledStudy, facts: ParticipantFacts): Allocation {
  const reached = new Set(facts.milestones.map(({ code }) => code));
  const names: Record<string, string | number | boolean | null> = { ...facts.values };
  for (const { definition } of study.milestones) names[definition.code] = reached.has(definition.code);
  const arm = textOrNull(names[study.allocation.arm]);
  const { received } = study.allocation;
  const asked = arm === null ? [] : groupsAsked(study, arm, names);
  const last = asked.at(-1);
  return {
    arm,
    received: received === null ? null : textOrNull(names[received]),
    asked,
    group: last?.holds === true ? { code: last.code, name: last.name } : null,
  };
}

function groupsAsked(study: CompiledStudy, arm: string, names: KnownNames): readonly GroupAsked[] {
  const asked: GroupAsked[] = [];
  for (const { definition, when } of study.groups.get(arm) ?? []) {
    const holds = when.evaluate(names);
    asked.push({
      code: definition.code,
      name: text(definition.name),
      rule: when.text,
      holds,
      facts: [...when.dependsOn].map((code) => ({ code, value: names[code] ?? null })),
    });
    if (holds !== false) break;
  }
  return asked;
}

function textOrNull(value: string | number | boolean | null | undefined): string | null {
  return value == null ? null : String(value);
}
