import type { Scope } from '../expressions/scope.js';
import type { Expression } from '../expressions/types.js';
import { compileMessage, namesInMessage } from './check-message.js';
import type { CompiledCheck, CompiledForm, CompiledItem, Step } from './compiled.js';
import type { EditCheckDefinition, FormDefinition, ItemDefinition, SectionDefinition } from './definition.js';
import { scopesOf } from './form-scope.js';
import { timesWithDays } from './times-to-come.js';
import { compileUses, type CompiledUse } from './uses.js';
import { visibleWhen } from './visible-when.js';

type Uses = ReadonlyMap<string, CompiledUse>;
type Unplaced = Omit<CompiledItem, 'followsOutside'>;

/**
 * Makes a definition that has been linted ready for evaluation, without the linter: a browser gets published forms
 * only. Expensive: keep the answer, one per form version.
 *
 * @throws Error when an expression does not compile: a defect in a published form
 */
export function assembleForm(definition: FormDefinition): CompiledForm {
  const scopes = scopesOf(definition);
  const uses = compileUses(definition);
  const items = itemsOf(definition, uses, scopes);
  const checks = definition.checks.map((check) => compileCheck(check, items, scopes));
  const steps = stepsOf([...items.values()], checks, uses);
  return {
    definition,
    items,
    groups: groupsOf(items),
    sections: conditionsOf(definition, scopes(null)),
    checks,
    uses,
    steps,
    readers: readersOf(steps, uses),
    valueSteps: positionsOf(steps, 'value'),
    requiredSteps: positionsOf(steps, 'required'),
    checkSteps: checkPositions(steps),
    absenceSteps: absencePositions(steps, items),
    timesOfDay: timesWithDays(definition),
  };
}

function conditionsOf({ sections }: FormDefinition, scope: Scope): ReadonlyMap<string, Expression> {
  return new Map(
    sections.flatMap(({ code, visible }) =>
      visible === undefined ? [] : [[code, compiled(scope, visible)] as const],
    ),
  );
}

/** By code, in the order of the form. */
function itemsOf(
  definition: FormDefinition,
  uses: Uses,
  scopes: ReturnType<typeof scopesOf>,
): ReadonlyMap<string, CompiledItem> {
  const items = new Map<string, Unplaced>();
  for (const section of definition.sections) {
    const scope = scopes(section.repeating === true ? section.code : null);
    for (const item of section.items) items.set(item.code, compileItem(item, section, definition, scope));
  }
  // What an item is computed from is never computed from the item: the linter has seen to it.
  const follows = ({ visible, calculate }: Unplaced): boolean =>
    namesIn(visible, calculate).some((name) => {
      const other = items.get(name);
      return uses.has(name) || (other !== undefined && follows(other));
    });
  return new Map([...items].map(([code, item]) => [code, { ...item, followsOutside: follows(item) }]));
}

function compileItem(
  definition: ItemDefinition,
  section: SectionDefinition,
  form: FormDefinition,
  scope: Scope,
): Unplaced {
  const codelist = definition.codelist === undefined ? undefined : form.codelists[definition.codelist];
  const { required = true, calculate } = definition;
  const visible = visibleWhen(section, definition);
  return {
    definition,
    section,
    group: section.repeating === true ? section.code : null,
    codes: codelist?.map((entry) => entry.code) ?? null,
    visible: visible === undefined ? null : compiled(scope, visible),
    required: typeof required === 'string' ? compiled(scope, required) : required,
    calculate: calculate === undefined ? null : compiled(scope, calculate),
  };
}

function compileCheck(
  definition: EditCheckDefinition,
  items: ReadonlyMap<string, CompiledItem>,
  scopes: (group: string | null) => Scope,
): CompiledCheck {
  const shownAt = definition.items.map((code) => ({ code, group: items.get(code)?.group ?? null }));
  const group = shownAt[0]?.group ?? null;
  const when = compiled(scopes(group), definition.when);
  const messages = compileMessage(definition, (text) => compiled(scopes(group), text));
  const about = [...new Set([...when.names, ...definition.items])].flatMap((code) => items.get(code) ?? []);
  const ifAbsent = definition.ifAbsent?.flatMap((code) => items.get(code) ?? []) ?? null;
  return { definition, when, messages, shownAt, group, about, ifAbsent };
}

/** The linter has accepted the text, so anything else here is a defect. */
function compiled(scope: Scope, text: string): Expression {
  const compilation = scope.compile(text);
  if (!compilation.ok) throw new Error(`${text}: ${compilation.message}`);
  return compilation.expression;
}

function groupsOf(items: ReadonlyMap<string, CompiledItem>): ReadonlyMap<string, readonly CompiledItem[]> {
  const groups = new Map<string, CompiledItem[]>();
  for (const item of items.values()) {
    if (item.group !== null) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  }
  return groups;
}

/** Values first, each after those it is computed from; then what must be filled in; then the checks. */
function stepsOf(
  items: readonly CompiledItem[],
  checks: readonly CompiledCheck[],
  uses: Uses,
): readonly Step[] {
  const values = inOrderOfNeed(items, uses).map((item): Step => ({ kind: 'value', group: item.group, item }));
  const required = items
    .filter((item) => item.required !== false && item.calculate === null)
    .map((item): Step => ({ kind: 'required', group: item.group, item }));
  return [
    ...values,
    ...required,
    ...checks.map((check): Step => ({ kind: 'check', group: check.group, check })),
  ];
}

function inOrderOfNeed(items: readonly CompiledItem[], uses: Uses): readonly CompiledItem[] {
  const byCode = new Map(items.map((item) => [item.definition.code, item]));
  const placed = new Set<CompiledItem>();
  const place = (item: CompiledItem): void => {
    if (placed.has(item)) return;
    for (const name of withItemsOfUses(namesIn(item.visible, item.calculate), uses)) {
      const needed = byCode.get(name);
      if (needed !== undefined) place(needed);
    }
    placed.add(item);
  };
  items.forEach(place);
  return [...placed];
}

function positionsOf(steps: readonly Step[], kind: 'value' | 'required'): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  steps.forEach((step, position) => {
    if (step.kind !== 'check' && step.kind === kind) positions.set(step.item.definition.code, position);
  });
  return positions;
}

function checkPositions(steps: readonly Step[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  steps.forEach((step, position) => {
    const code = step.kind === 'check' ? step.check.shownAt[0]?.code : undefined;
    if (code !== undefined) positions.set(code, [...(positions.get(code) ?? []), position]);
  });
  return positions;
}

/** A section's own steps, the checks about it, and what reads all rows of it. */
function absencePositions(
  steps: readonly Step[],
  items: ReadonlyMap<string, CompiledItem>,
): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  steps.forEach((step, position) => {
    const own = step.kind === 'check' ? [] : [step.item.section.code];
    const read = [...namesReadBy(step)].flatMap((name) => items.get(name)?.section.code ?? []);
    for (const code of new Set([...own, ...read]))
      positions.set(code, [...(positions.get(code) ?? []), position]);
  });
  return positions;
}

/** Names from outside are read like items; one that an item decides is read anew with that item. */
function readersOf(steps: readonly Step[], uses: Uses): ReadonlyMap<string, readonly number[]> {
  const readers = new Map<string, number[]>();
  steps.forEach((step, position) => {
    for (const name of withItemsOfUses([...namesReadBy(step)], uses))
      readers.set(name, [...(readers.get(name) ?? []), position]);
  });
  return readers;
}

function namesReadBy(step: Step): ReadonlySet<string> {
  if (step.kind === 'check') {
    const { when, messages, definition } = step.check;
    // The reason given for what a check finds lies at the value the finding is written at.
    const { items, ifAbsent = [] } = definition;
    return new Set([...when.names, ...namesInMessage(messages), ...items, ...ifAbsent]);
  }
  const { visible, required, calculate, definition } = step.item;
  if (step.kind === 'value') return new Set(namesIn(visible, calculate));
  return new Set([definition.code, ...(typeof required === 'object' ? required.names : [])]);
}

function namesIn(...expressions: readonly (Expression | null)[]): readonly string[] {
  return expressions.flatMap((expression) => [...(expression?.names ?? [])]);
}

function withItemsOfUses(names: readonly string[], uses: Uses): ReadonlySet<string> {
  const items = names.map((name) => uses.get(name)?.readsItem ?? null).filter((item) => item !== null);
  return new Set([...names, ...items]);
}
