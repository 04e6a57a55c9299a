import { assembleForm } from '../forms/assemble.js';
import { dayItemOf } from '../forms/uses.js';
import { compileSlots } from './compile-slots.js';
import {
  formScope,
  groupScope,
  repeatScope,
  studyScope,
  type Condition,
  type ConditionScope,
} from './condition.js';
import type { CompiledDerived, CompiledDeviationRule, CompiledMilestone, CompiledStudy } from './compiled.js';
import type { DeviationRule, PublishedStudy, StudyDefinition } from './definition.js';
import type { DerivedFactDefinition } from './fact-definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import { outsideReaches } from './outside-reach.js';
import { planningOrder } from './planning-order.js';
import { text } from './words.js';

export type { CompiledStudy } from './compiled.js';

/** The fact that holds the arm, where the definition names no other. */
const ARM = 'arm';

/**
 * Makes a published study ready for planning. Expensive: keep the answer, one per study version.
 *
 * @throws Error when the study was never accepted by `readStudy`
 */
export function compileStudy(published: PublishedStudy): CompiledStudy {
  const { definition } = published;
  // A study is accepted with its forms: what the linter says of them is known.
  const forms = new Map(Object.entries(published.forms).map(([code, form]) => [code, assembleForm(form)]));
  const scope = studyScope(definition);
  const ofForm = (code: string): ConditionScope => {
    const form = published.forms[code];
    if (form === undefined)
      throw new Error(`the study refers to form ${code}, which is not published with it`);
    return formScope(form);
  };
  const slots = compileSlots(definition, scope, repeatScope(definition));
  const doseSlots = slots.filter(({ isDose }) => isDose).map(({ index }) => index);
  const { administration, allocation } = definition.roles;
  const doseGiven = ofForm(administration.form).require(administration.given);
  const doseInterrupted =
    administration.interrupted === undefined
      ? null
      : ofForm(administration.form).require(administration.interrupted);
  return {
    definition,
    forms,
    formNames: new Map(Object.values(published.forms).map((form) => [form.code, text(form.name)])),
    dayItems: dayItemsOf(published),
    neededItems: neededItemsOf(definition, doseGiven),
    outside: outsideReaches(published),
    milestones: definition.milestones.map((milestone) => compileMilestone(milestone, ofForm(milestone.form))),
    subStudies: definition.subStudies.map((subStudy) => ({
      definition: subStudy,
      member: scope.require(subStudy.member),
    })),
    groups: groupsOf(definition),
    allocation: { arm: allocation?.arm ?? ARM, received: allocation?.received ?? null },
    derived: new Map(
      (definition.derived ?? []).map((derived) => [derived.code, compileDerived(derived, published)]),
    ),
    doseGiven,
    doseInterrupted,
    clock: administration.clock ?? 'start',
    slots,
    planningOrder: planningOrder(slots, doseSlots),
    slotsByKey: new Map(slots.map(({ key, index }) => [key, index])),
    validitySlots: slots.filter(({ hasValidity }) => hasValidity).map(({ index }) => index),
    doseSlots,
    deviations: definition.deviations.map(compileDeviationRule),
  };
}

function compileDeviationRule({ kind, important, visits, kinds }: DeviationRule): CompiledDeviationRule {
  return {
    kind,
    important,
    visits: visits === undefined ? null : new Set(visits),
    kinds: kinds === undefined ? null : new Set(kinds),
  };
}

function groupsOf(definition: StudyDefinition): CompiledStudy['groups'] {
  const scope = groupScope(definition);
  return new Map(
    definition.arms.flatMap(({ code, groups = [] }) =>
      groups.length === 0
        ? []
        : [[code, groups.map((group) => ({ definition: group, when: scope.require(group.when) }))] as const],
    ),
  );
}

function compileDerived(definition: DerivedFactDefinition, { forms }: PublishedStudy): CompiledDerived {
  const items = (forms[definition.form]?.sections ?? []).flatMap((section) => section.items);
  const [unit] = items.find(({ code }) => code === definition.item)?.units ?? [];
  return { definition, itemUnit: unit ?? null };
}

function dayItemsOf(published: PublishedStudy): ReadonlyMap<string, string> {
  const dated = Object.values(published.forms).map((form) => [form.code, dayItemOf(form)?.code] as const);
  return new Map(dated.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A milestone with a condition is told by some answers only: without them nothing waits for its day. */
function neededItemsOf(
  { roles, milestones }: StudyDefinition,
  doseGiven: Condition,
): CompiledStudy['neededItems'] {
  const needed = new Map<string, Set<string>>();
  const add = (form: string, items: Iterable<string>): void => {
    needed.set(form, new Set([...(needed.get(form) ?? []), ...items]));
  };
  add(roles.visit.form, [roles.visit.day]);
  add(roles.administration.form, [roles.administration.start, ...doseGiven.dependsOn]);
  for (const { form, day, when } of milestones) if (when === undefined) add(form, [day]);
  return needed;
}

function compileMilestone(definition: MilestoneDefinition, scope: ConditionScope): CompiledMilestone {
  return {
    definition,
    when: definition.when === undefined ? null : scope.require(definition.when),
    against: definition.against === undefined ? null : scope.require(definition.against.when),
    closures: (definition.closes ?? []).map((closure) => ({
      epochs: closure.epochs.includes('*') ? null : new Set(closure.epochs),
      kinds: closure.kinds === undefined ? null : new Set(closure.kinds),
      when: closure.when === undefined ? null : scope.require(closure.when),
      reason: text(closure.reason),
    })),
  };
}
