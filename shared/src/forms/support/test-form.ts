import type {
  EditCheckDefinition,
  FormDefinition,
  ItemDefinition,
  SectionDefinition,
} from '../definition.js';

/** A form for tests: one section of items, and where wanted a repeating group `rows`. */
export function testForm(
  items: readonly ItemDefinition[],
  more: {
    readonly rows?: readonly ItemDefinition[];
    readonly checks?: readonly EditCheckDefinition[];
    readonly codelists?: FormDefinition['codelists'];
  } = {},
): FormDefinition {
  const main: SectionDefinition = { code: 'main', name: 'Main', items };
  const group: SectionDefinition = { code: 'rows', name: 'Rows', repeating: true, items: more.rows ?? [] };
  return {
    format: 'lutetia-form/1',
    code: 'test',
    version: '1',
    name: 'Test',
    codelists: more.codelists ?? {},
    sections: more.rows === undefined ? [main] : [main, group],
    checks: more.checks ?? [],
  };
}

/** An item whose label is its code. */
export function testItem(
  code: string,
  type: ItemDefinition['type'],
  more: Partial<ItemDefinition> = {},
): ItemDefinition {
  return { code, label: code, type, ...more };
}

/** A check whose message is its code. */
export function testCheck(
  code: string,
  when: string,
  items: readonly string[],
  kind: EditCheckDefinition['kind'] = 'hard',
): EditCheckDefinition {
  return { code, kind, when, items, message: code };
}
