import type { Scope } from '../expressions/scope.js';
import type { Expression, ExpressionType } from '../expressions/types.js';
import type { FormDefinition, ItemDefinition } from './definition.js';
import { scopeOf } from './form-scope.js';
import type { Report } from './form-fault.js';
import { expressionTypeOf } from './operands.js';

/** Checks every expression of a form: names, types, groups, and that no item depends on itself. */
export function lintExpressions(definition: FormDefinition, report: Report): void {
  const lint = new ExpressionLint(definition, report);
  definition.sections.forEach((section, index) => {
    section.items.forEach((item, position) => {
      lint.item(item, `/sections/${index}/items/${position}`);
    });
  });
  definition.checks.forEach((check, index) => {
    const pointer = `/checks/${index}`;
    const when = lint.compile(check.when, 'yes-no', `${pointer}/when`);
    const groups = lint.groupsOf([...(when?.names ?? []), ...check.items]);
    const several = groups.join(' and ');
    if (groups.length > 1)
      report(`${pointer}/when`, `check ${check.code} reads rows of ${several}: one group at most`);
    if (groups.length === 1 && lint.groupsOf(check.items.slice(0, 1)).length === 0) {
      report(
        `${pointer}/items/0`,
        `check ${check.code} reads rows of ${several}: it is written at an item of that group`,
      );
    }
  });
  lint.circles();
}

class ExpressionLint {
  private readonly scope: Scope;
  private readonly groupByItem = new Map<string, string | null>();
  private readonly pointers = new Map<string, string>();
  private readonly needs = new Map<string, ReadonlySet<string>>();

  constructor(
    definition: FormDefinition,
    private readonly report: Report,
  ) {
    this.scope = scopeOf(definition);
    for (const section of definition.sections) {
      const group = section.repeating === true ? section.code : null;
      for (const item of section.items) this.groupByItem.set(item.code, group);
    }
  }

  compile(text: string, expected: ExpressionType, pointer: string): Expression | null {
    const compiled = this.scope.compile(text, expected);
    if (compiled.ok) return compiled.expression;
    this.report(pointer, compiled.message, compiled.suggestion);
    return null;
  }

  item(item: ItemDefinition, pointer: string): void {
    const own = this.groupByItem.get(item.code) ?? null;
    const needed = new Set<string>();
    const read = (text: string, expected: ExpressionType, key: string): ReadonlySet<string> => {
      const names = this.compile(text, expected, `${pointer}/${key}`)?.names ?? new Set<string>();
      for (const group of this.groupsOf([...names])) {
        if (group !== own) this.report(`${pointer}/${key}`, `${item.code} cannot read the rows of ${group}`);
      }
      return names;
    };
    if (item.visible !== undefined)
      for (const name of read(item.visible, 'yes-no', 'visible')) needed.add(name);
    if (item.calculate !== undefined) {
      for (const name of read(item.calculate, expressionTypeOf(item), 'calculate')) needed.add(name);
    }
    if (typeof item.required === 'string') read(item.required, 'yes-no', 'required');
    this.pointers.set(item.code, pointer);
    this.needs.set(item.code, needed);
  }

  groupsOf(names: readonly string[]): readonly string[] {
    const groups = names.map((name) => this.groupByItem.get(name) ?? null).filter((group) => group !== null);
    return [...new Set(groups)];
  }

  circles(): void {
    for (const [code, pointer] of this.pointers) {
      if (this.reaches(code, code, new Set()))
        this.report(pointer, `what ${code} shows depends on ${code} itself`);
    }
  }

  private reaches(from: string, goal: string, seen: Set<string>): boolean {
    for (const next of this.needs.get(from) ?? []) {
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      if (this.reaches(next, goal, seen)) return true;
    }
    return false;
  }
}
