import type { Scope } from '../expressions/scope.js';
import type { Expression, ExpressionType } from '../expressions/types.js';
import { hasPlaces, messagesOf, splitMessage } from './check-message.js';
import type { EditCheckDefinition, FormDefinition, ItemDefinition, SectionDefinition } from './definition.js';
import { scopesOf } from './form-scope.js';
import type { Report } from './form-fault.js';
import { expressionTypeOf } from './operands.js';
import { compileUses } from './uses.js';

/** Checks every expression of a form: names, types, groups, and that no item depends on itself. */
export function lintExpressions(definition: FormDefinition, report: Report): void {
  const lint = new ExpressionLint(definition, report);
  definition.sections.forEach((section, index) => {
    const read = lint.section(section, `/sections/${index}`);
    section.items.forEach((item, position) => {
      lint.item(item, `/sections/${index}/items/${position}`, read);
    });
  });
  definition.checks.forEach((check, index) => {
    const pointer = `/checks/${index}`;
    const own = lint.groupOf(check.items[0] ?? '');
    const [other] = check.items
      .map((item) => lint.groupOf(item))
      .filter((group) => group !== null && group !== own);
    if (other === undefined || other === null) {
      lint.compile(check.when, 'yes-no', own, `${pointer}/when`);
      lint.message(check, own, pointer);
      lint.absences(check, own, pointer);
    } else
      report(
        `${pointer}/items/0`,
        `check ${check.code} points at rows of ${other}: it is written at an item of that group`,
      );
  });
  lint.circles();
}

class ExpressionLint {
  private readonly scopes: (group: string | null) => Scope;
  private readonly groupByItem = new Map<string, string | null>();
  private readonly pointers = new Map<string, string>();
  private readonly needs = new Map<string, ReadonlySet<string>>();
  /** The item that decides what a name from outside means. */
  private readonly decides: ReadonlyMap<string, string | null>;

  constructor(
    definition: FormDefinition,
    private readonly report: Report,
  ) {
    this.scopes = scopesOf(definition);
    this.decides = new Map([...compileUses(definition)].map(([name, use]) => [name, use.readsItem]));
    for (const section of definition.sections) {
      const group = section.repeating === true ? section.code : null;
      for (const item of section.items) this.groupByItem.set(item.code, group);
    }
  }

  /** @param group - the repeating group in whose rows it runs */
  compile(text: string, expected: ExpressionType, group: string | null, pointer: string): Expression | null {
    const compiled = this.scopes(group).compile(text, expected);
    if (compiled.ok) return compiled.expression;
    this.report(pointer, compiled.message, compiled.suggestion);
    return null;
  }

  /** What stands in the places of a message is compiled in every language; the trail tells the rule instead. */
  message(check: EditCheckDefinition, group: string | null, pointer: string): void {
    for (const [language, message] of messagesOf(check)) {
      const at = typeof check.message === 'string' ? `${pointer}/message` : `${pointer}/message/${language}`;
      splitMessage(check, message).forEach((place, index) => {
        const compiled = index % 2 === 1 ? this.scopes(group).compile(place) : null;
        if (compiled?.ok === false) this.report(at, `{${place}}: ${compiled.message}`, compiled.suggestion);
      });
    }
    if (hasPlaces(check) && check.rule === undefined) {
      this.report(
        pointer,
        `check ${check.code} says values in its message: give its rule in words for the trail`,
      );
    }
  }

  /** Items whose absence a check waits for: of its own rows, and not read by it, for what is absent silences it. */
  absences(
    { code, when, items, ifAbsent = [] }: EditCheckDefinition,
    group: string | null,
    pointer: string,
  ): void {
    const compiled = this.scopes(group).compile(when);
    const read = new Set([...items, ...(compiled.ok ? compiled.expression.names : [])]);
    ifAbsent.forEach((item, index) => {
      const at = `${pointer}/ifAbsent/${index}`;
      if (!this.groupByItem.has(item) || this.groupOf(item) !== group)
        this.report(at, `check ${code} waits for the absence of ${item}, which does not stand beside it`);
      else if (read.has(item))
        this.report(at, `check ${code} reads ${item}, so it is silent where ${item} is absent`);
    });
  }

  /** What the condition of a section reads, which none of its items may decide: of a group it is asked outside its rows. */
  section({ visible }: SectionDefinition, pointer: string): ReadonlySet<string> {
    if (visible === undefined) return new Set();
    return this.compile(visible, 'yes-no', null, `${pointer}/visible`)?.names ?? new Set();
  }

  item(item: ItemDefinition, pointer: string, readBySection: ReadonlySet<string>): void {
    const own = this.groupOf(item.code);
    const needed = new Set(readBySection);
    const read = (text: string, expected: ExpressionType, key: string): ReadonlySet<string> =>
      this.compile(text, expected, own, `${pointer}/${key}`)?.names ?? new Set();
    if (item.visible !== undefined)
      for (const name of read(item.visible, 'yes-no', 'visible')) needed.add(name);
    if (item.calculate !== undefined) {
      for (const name of read(item.calculate, expressionTypeOf(item), 'calculate')) needed.add(name);
    }
    if (typeof item.required === 'string') read(item.required, 'yes-no', 'required');
    this.pointers.set(item.code, pointer);
    this.needs.set(item.code, needed);
  }

  groupOf(item: string): string | null {
    return this.groupByItem.get(item) ?? null;
  }

  circles(): void {
    for (const [code, pointer] of this.pointers) {
      if (this.reaches(code, code, new Set()))
        this.report(pointer, `what ${code} shows depends on ${code} itself`);
    }
  }

  private reaches(from: string, goal: string, seen: Set<string>): boolean {
    for (const name of this.needs.get(from) ?? []) {
      const next = this.decides.get(name) ?? name;
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      if (this.reaches(next, goal, seen)) return true;
    }
    return false;
  }
}
