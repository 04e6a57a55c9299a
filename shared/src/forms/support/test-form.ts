import type {
  EditCheckDefinition,
  FormDefinition,
  ItemDefinition,
  SectionDefinition,
} from '../definition.js';

/** A form for tests: a section `main`, and where wanted a section `more` and a repeating group `rows`. */
export function testForm(
  items: readonly ItemDefinition[],
  more: {
    /** Items of a second section `more`. */
    readonly more?: readonly ItemDefinition[];
    readonly rows?: readonly ItemDefinition[];
    readonly checks?: readonly EditCheckDefinition[];
    readonly codelists?: FormDefinition['codelists'];
  } = {},
): FormDefinition {
  const main: SectionDefinition = { code: 'main', name: 'Main', items };
  const second: SectionDefinition = { code: 'more', name: 'More', items: more.more ?? [] };
  const group: SectionDefinition = { code: 'rows', name: 'Rows', repeating: true, items: more.rows ?? [] };
  return {
    format: 'lutetia-form/1',
    code: 'test',
    version: '1',
    name: 'Test',
    codelists: more.codelists ?? {},
    sections: [
      main,
      ...(more.more === undefined ? [] : [second]),
      ...(more.rows === undefined ? [] : [group]),
    ],
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
