import { nearestName } from '../expressions/nearest-name.js';
import type {
  EditCheckDefinition,
  OtherItem,
  SectionDefinition,
  UseDefinition,
  UseSource,
} from '../forms/definition.js';
import { studyNames } from './condition.js';
import { below, fault, warning, type StudyFault } from './faults.js';
import { usable } from './lint-facts.js';
import { missingItem } from './lint-forms.js';
import type { LintContext } from './lint-context.js';
import { birthFact, sourceForm } from './outside-reach.js';
import { usedForms } from './references.js';

type Found = Generator<StudyFault, void, undefined>;

/** Names that forms use from outside and this study cannot serve: the study's fault, not the form's. */
export function* useFaults(context: LintContext): Found {
  const used = usedForms(context.definition);
  for (const [code, form] of context.forms) {
    const uses = used.has(code) ? (form.uses ?? []) : [];
    for (const use of uses) yield* ofUse(context, code, use, below('/forms', code));
    const asked = used.has(code) ? form.checks : [];
    for (const check of asked) yield* ofMilestone(context, code, check, below('/forms', code));
  }
}

function* ofMilestone(
  { definition }: LintContext,
  form: string,
  { code, milestone }: EditCheckDefinition,
  pointer: string,
): Found {
  const codes = definition.milestones.map((known) => known.code);
  if (milestone === undefined || codes.includes(milestone)) return;
  const sentence = `The check ${code} of the form ${form} asks for the milestone ${milestone}, which the study does not have`;
  yield fault(pointer, sentence, nearestName(milestone, codes));
}

function* ofUse(context: LintContext, code: string, use: UseDefinition, pointer: string): Found {
  const { from } = use;
  const who = `The form ${code} uses ${use.name}`;
  if ('fact' in from) yield* ofFact(context, use, from.fact, { who, pointer });
  else if ('item' in from) yield* ofForm(context, use, from, { who, pointer });
  else if ('ageAt' in from && birthFact(context.definition) === null)
    yield fault(pointer, `${who}, an age, but the study has neither a fact dateOfBirth nor yearOfBirth`);
}

interface Told {
  readonly who: string;
  readonly pointer: string;
}

function* ofFact(
  { definition }: LintContext,
  use: UseDefinition,
  fact: string,
  { who, pointer }: Told,
): Found {
  const { cycle: _cycle, ...names } = studyNames(definition);
  const type = Object.hasOwn(names, fact) ? names[fact] : undefined;
  if (type === undefined) {
    const sentence = `${who} from the fact ${fact}, which the study does not have`;
    yield fault(pointer, sentence, nearestName(fact, Object.keys(names)));
  } else if (type !== use.type) {
    yield fault(pointer, `${who} as ${use.type}, but the fact ${fact} is ${type}`);
  }
}

/** What narrows the forms is an item of them with such an answer. */
function* ofWhere(
  context: LintContext,
  form: string,
  where: OtherItem['where'],
  { who, pointer }: Told,
): Found {
  if (where === undefined) return;
  yield* missingItem(context, form, where.item, pointer);
  const { codelist } = context.item(form, where.item) ?? {};
  if (codelist === undefined) return;
  const codes = (context.forms.get(form)?.codelists[codelist] ?? []).map((entry) => entry.code);
  if (!codes.includes(where.is))
    yield fault(
      pointer,
      `${who} where ${where.item} of the form ${form} is ${where.is}, which is no answer to it`,
      nearestName(where.is, codes),
    );
}

/** The repeating group an item of a form belongs to. */
function groupOf(context: LintContext, form: string, item: string): SectionDefinition | null {
  const sections = context.forms.get(form)?.sections ?? [];
  return (
    sections.find(({ repeating, items }) => repeating === true && items.some(({ code }) => code === item)) ??
    null
  );
}

/** Of the rows of a group only days are read, and only of those in which another of its items holds a code. */
function* ofRows(
  context: LintContext,
  use: UseDefinition,
  from: Extract<UseSource, { item: string }>,
  { items }: SectionDefinition,
  { who, pointer }: Told,
): Found {
  const { item, where, take } = from;
  const found = items.find(({ code }) => code === item);
  const isDay = found?.type === 'day' || found?.type === 'partial-day';
  if (found === undefined || !isDay || !usable(found, use.type, context))
    yield fault(pointer, `${who} as ${use.type}, but of the rows of a group only a day can be used`);
  if (take !== 'latest' && take !== 'first')
    yield fault(pointer, `${who} of the rows of a group: take the latest or the first`);
  const codes = items.map(({ code }) => code);
  if (where === undefined || !codes.includes(where.item))
    yield fault(pointer, `${who} of the rows of a group: "where" says of which, by another item of it`);
}

function* ofForm(
  context: LintContext,
  use: UseDefinition,
  from: Extract<UseSource, { item: string }>,
  { who, pointer }: Told,
): Found {
  const { item } = from;
  const form = sourceForm(from, context.definition);
  if (!Object.hasOwn(context.definition.forms, form)) {
    const near = nearestName(form, Object.keys(context.definition.forms));
    yield fault(pointer, `${who} from the form ${form}, which the study does not have`, near);
    return;
  }
  const group = groupOf(context, form, item);
  if (group !== null) {
    yield* ofRows(context, use, from, group, { who, pointer });
    return;
  }
  yield* missingItem(context, form, item, pointer);
  const found = context.item(form, item);
  if (found === null) return;
  if (!usable(found, use.type, context)) {
    yield fault(
      pointer,
      `${who} as ${use.type}, but ${item} of the form ${form} is of the type ${found.type}`,
    );
  }
  yield* ofWhere(context, form, from.where, { who, pointer });
  const visits = context.outlines.map(({ definition }) => definition.code);
  if (from.visit !== undefined && !visits.includes(from.visit))
    yield fault(
      pointer,
      `${who} of the visit ${from.visit}, which the study does not have`,
      nearestName(from.visit, visits),
    );
  if ('limit' in from && found.analyte === undefined)
    yield fault(pointer, `${who} as a limit, but ${item} of the form ${form} is no result of a laboratory`);
  const unit = found.units?.[0];
  if (use.unit !== undefined && use.unit !== unit)
    yield fault(
      pointer,
      `${who} in ${use.unit}, but ${item} of the form ${form} counts in ${unit ?? 'no unit'}`,
    );
  if (!context.isCollected(form))
    yield warning(pointer, `No visit holds the form ${form}, so ${use.name} of the form is never known`);
}
