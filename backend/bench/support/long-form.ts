import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';

const ITEMS_IN_SECTION = 20;
/** Of ten items three carry a check, so that 200 items have 60. */
const CHECKED_OF_TEN = 3;

/** A long form for measuring: decimals, each tenth calculated, each tenth shown by the answer before it, and checks. */
export function longForm(items: number): FormDefinition {
  const all = Array.from({ length: items }, (_, index) => itemAt(index));
  return {
    format: 'lutetia-form/1',
    code: `long-${items}`,
    version: '1',
    name: `${items} values`,
    codelists: {},
    sections: Array.from({ length: Math.ceil(items / ITEMS_IN_SECTION) }, (_, section) => ({
      code: `section-${section + 1}`,
      name: `Section ${section + 1}`,
      items: all.slice(section * ITEMS_IN_SECTION, (section + 1) * ITEMS_IN_SECTION),
    })),
    checks: Array.from({ length: items }, (_, index) => index)
      .filter((index) => index % 10 < CHECKED_OF_TEN)
      .map(checkAt),
  };
}

/** The code of an item of a long form, counted from 0. */
export function codeAt(index: number): string {
  return `VAL${String(index + 1).padStart(3, '0')}`;
}

/** Whether an item of a long form is typed. */
export function isTyped(index: number): boolean {
  return index % 10 !== 9;
}

function itemAt(index: number): ItemDefinition {
  const item: ItemDefinition = {
    code: codeAt(index),
    label: `Value ${index + 1}`,
    type: 'decimal',
    decimals: 2,
    required: index % 2 === 0,
  };
  if (!isTyped(index))
    return { ...item, required: false, calculate: `${codeAt(index - 9)} + ${codeAt(index - 8)}` };
  if (index % 10 === 8) return { ...item, visible: `${codeAt(index - 1)} > 10` };
  return { ...item, min: 0, max: 10_000 };
}

function checkAt(index: number): FormDefinition['checks'][number] {
  const isSoft = index % 2 === 0;
  return {
    code: `CHECK${index + 1}`,
    kind: isSoft ? 'soft' : 'hard',
    when: isSoft ? `${codeAt(index)} > 5000` : `${codeAt(index)} > ${codeAt(index - 1)} + 9000`,
    items: [codeAt(index)],
    message: 'Higher than expected.',
  };
}
