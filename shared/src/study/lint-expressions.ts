import { comparedTexts, isUsableName } from '../expressions/literals.js';
import { nearestName } from '../expressions/nearest-name.js';
import { formScope, groupScope, repeatScope, studyScope, type ConditionScope } from './condition.js';
import { expressionPlaces, type ExpressionPlace } from './expression-places.js';
import { fault, type StudyFault } from './faults.js';
import { collectedTooLate } from './lint-collected.js';
import type { LintContext } from './lint-context.js';
import { codesOf } from './lint-milestones.js';

type Found = Generator<StudyFault, void, undefined>;

/** Conditions that do not read, use unknown names, do not answer yes or no, or can never be answered so. */
export function* expressionFaults(context: LintContext): Found {
  const scopes = scopesOf(context);
  if (scopes === null) return;
  for (const place of expressionPlaces(context.definition)) {
    const scope = scopes(place.names);
    if (scope === null) continue;
    const compiled = scope.check(place.text);
    if (!compiled.ok) {
      yield fault(place.pointer, sentence(compiled.message), compiled.suggestion);
      continue;
    }
    yield* codesNeverHeld(context, place);
    yield* collectedTooLate(context, place, compiled.expression.names);
  }
}

/** Null where a name cannot be declared at all: that is told where the name stands. */
function scopesOf({
  definition,
  forms,
}: LintContext): ((names: ExpressionPlace['names']) => ConditionScope | null) | null {
  const parts = [...definition.milestones, ...definition.facts, ...(definition.derived ?? [])];
  if (!parts.every(({ code }) => isUsableName(code))) return null;
  const ofStudy = {
    study: studyScope(definition),
    repeat: repeatScope(definition),
    group: groupScope(definition),
  };
  const ofForms = new Map([...forms].map(([code, form]) => [code, formScope(form)]));
  return (names) => (names.of === 'form' ? (ofForms.get(names.form) ?? null) : ofStudy[names.of]);
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** Codes a condition compares with that what it compares can never hold: it would be false for ever. */
function* codesNeverHeld(context: LintContext, { text, pointer, names }: ExpressionPlace): Found {
  for (const { name, text: code } of comparedTexts(text)) {
    const codes = names.of === 'form' ? codesOf(context, names.form, name) : codesOfName(context, name);
    if (codes !== null && !codes.includes(code))
      yield fault(
        pointer,
        `${name} never holds ${JSON.stringify(code.slice(0, 60))}`,
        nearestName(code, codes),
      );
  }
}

function codesOfName(context: LintContext, name: string): readonly string[] | null {
  const { facts, arms } = context.definition;
  if (name === 'group') return arms.flatMap(({ groups = [] }) => groups.map(({ code }) => code));
  const fact = facts.find(({ code }) => code === name);
  if (fact === undefined) return null;
  if (armFacts(context).includes(name)) return arms.map(({ code }) => code);
  return fact.type === 'text' ? codesOf(context, fact.form, fact.item) : null;
}

/** Facts that hold an arm: those the roles name, else what the randomisation writes the arm into. */
function armFacts({ definition }: LintContext): readonly string[] {
  const { allocation } = definition.roles;
  if (allocation !== undefined)
    return [allocation.arm, ...(allocation.received === undefined ? [] : [allocation.received])];
  const written = definition.milestones
    .filter(({ kind }) => kind === 'randomisation')
    .flatMap(({ form, writes }) => (writes?.['arm'] === undefined ? [] : [`${form}/${writes['arm']}`]));
  return definition.facts
    .filter(({ form, item }) => written.includes(`${form}/${item}`))
    .map(({ code }) => code);
}
