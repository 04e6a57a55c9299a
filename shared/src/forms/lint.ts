import { FORM_LIMITS } from './limits.js';
import { lintExpressions } from './lint-expressions.js';
import { lintMeasured, lintScale, lintUnits, lintVerdict } from './lint-values.js';
import { lintUses } from './lint-uses.js';
import { hasFormShape, pointerToken } from './shape.js';
import type { FormFault, Report } from './form-fault.js';
import type { FormDefinition, ItemDefinition, SectionDefinition } from './definition.js';

const FORM_CODE = /^[a-z][a-z0-9-]{0,39}$/;
const ITEM_CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
const SECTION_CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** Finds everything wrong with a form definition, of whatever shape; an empty list means it can be published. */
export function lintForm(definition: unknown): readonly FormFault[] {
  const faults: FormFault[] = [];
  const report: Report = (pointer, sentence, suggestion = null) => {
    faults.push({ pointer, sentence, suggestion, severity: 'fault' });
  };
  // What has not the shape of a form cannot be read further.
  if (!hasFormShape(definition, report)) return faults;
  lintHead(definition, report);
  lintCodelists(definition, report);
  lintSections(definition, report);
  lintChecks(definition, report);
  lintUses(definition, report);
  // Expressions are declared over the items; with wrong items their faults would only repeat these.
  if (faults.length === 0) lintExpressions(definition, report);
  return faults;
}

function lintHead(definition: FormDefinition, report: Report): void {
  if (!FORM_CODE.test(definition.code)) report('/code', 'a form code is small letters, digits and hyphens');
  if (definition.version.trim() === '') report('/version', 'a form needs a version');
  if (definition.sections.length === 0) report('/sections', 'a form needs a section');
  const { reviewed } = definition;
  if (reviewed === undefined) return;
  const asked = definition.sections
    .filter(({ repeating }) => repeating !== true)
    .flatMap(({ items }) => items)
    .find(({ code }) => code === reviewed);
  if (asked?.type !== 'yes-no')
    report('/reviewed', `there is no yes-or-no item ${reviewed} outside repeating groups`);
}

function lintCodelists(definition: FormDefinition, report: Report): void {
  const used = new Set(itemsOf(definition).map((item) => item.codelist));
  for (const [name, entries] of Object.entries(definition.codelists)) {
    const pointer = `/codelists/${pointerToken(name)}`;
    if (entries.length === 0) report(pointer, `codelist ${name} is empty`);
    if (!used.has(name)) report(pointer, `no item uses codelist ${name}`);
    for (const index of repeated(entries.map((entry) => entry.code))) {
      report(
        `${pointer}/${index}/code`,
        `code ${entries[index]?.code ?? ''} stands twice in codelist ${name}`,
      );
    }
    entries.forEach((entry, index) => {
      if (entry.code.trim() === '') report(`${pointer}/${index}/code`, 'a code must not be blank');
    });
  }
}

function lintSections(definition: FormDefinition, report: Report): void {
  const codes = definition.sections.map((section) => section.code);
  for (const index of repeated(codes)) {
    report(`/sections/${index}/code`, `section ${codes[index] ?? ''} stands twice`);
  }
  const seen = new Set<string>();
  definition.sections.forEach((section, index) => {
    lintSection(section, `/sections/${index}`, report);
    section.items.forEach((item, position) => {
      const pointer = `/sections/${index}/items/${position}`;
      if (seen.has(item.code)) report(`${pointer}/code`, `item ${item.code} stands twice in the form`);
      seen.add(item.code);
      lintItem(item, definition, pointer, report);
      lintVerdict(item, section.items[position - 1] ?? null, pointer, report);
    });
  });
}

function lintSection(section: SectionDefinition, pointer: string, report: Report): void {
  if (!SECTION_CODE.test(section.code))
    report(`${pointer}/code`, 'a section code is small letters, digits and hyphens');
  if (section.layout === 'table' && section.repeating !== true)
    report(`${pointer}/layout`, `section ${section.code} does not repeat, so it has no rows for a table`);
  if (section.items.length === 0) report(`${pointer}/items`, `section ${section.code} has no items`);
}

function lintItem(item: ItemDefinition, definition: FormDefinition, pointer: string, report: Report): void {
  if (!ITEM_CODE.test(item.code))
    report(`${pointer}/code`, 'an item code is capitals, digits and underscores');
  const isChoice = item.type === 'choice' || item.type === 'choices';
  const hasDecimals = item.type === 'decimal' || item.type === 'quantity';
  const isNumber = hasDecimals || item.type === 'integer' || item.type === 'scale';
  const isDay = item.type === 'day' || item.type === 'partial-day' || item.type === 'instant';
  lintOnlyFor(item, 'codelist', isChoice, pointer, report);
  lintOnlyFor(item, 'offered', isChoice, pointer, report);
  lintOnlyFor(item, 'units', item.type === 'quantity', pointer, report);
  lintOnlyFor(item, 'factors', item.type === 'quantity', pointer, report);
  lintOnlyFor(item, 'decimals', hasDecimals, pointer, report);
  lintOnlyFor(item, 'min', isNumber, pointer, report);
  lintOnlyFor(item, 'max', isNumber, pointer, report);
  lintOnlyFor(item, 'step', item.type === 'scale', pointer, report);
  lintOnlyFor(item, 'ends', item.type === 'scale', pointer, report);
  lintOnlyFor(item, 'maxLength', item.type === 'text', pointer, report);
  if ((item.maxLength ?? 1) < 1 || (item.maxLength ?? 1) > FORM_LIMITS.longestText)
    report(`${pointer}/maxLength`, `maxLength is a number from 1 to ${FORM_LIMITS.longestText}`);
  lintOnlyFor(item, 'mayBeFuture', isDay, pointer, report);
  if (item.offers !== undefined && definition.uses?.some(({ name }) => name === item.offers) !== true)
    report(`${pointer}/offers`, `the form uses nothing from outside as ${item.offers}`);
  lintOffered(item, definition, `${pointer}/offered`, report);
  if (isChoice && !Object.hasOwn(definition.codelists, item.codelist ?? '')) {
    report(`${pointer}/codelist`, `there is no codelist ${item.codelist ?? ''}`);
  }
  if (item.type === 'quantity') {
    lintUnits(item, pointer, report);
    lintMeasured(item, pointer, report);
  }
  if (item.type === 'scale') lintScale(item, pointer, report);
  if (
    item.decimals !== undefined &&
    !(Number.isInteger(item.decimals) && item.decimals >= 0 && item.decimals <= 10)
  ) {
    report(`${pointer}/decimals`, 'decimals is a whole number from 0 to 10');
  }
  if (item.min !== undefined && item.max !== undefined && item.min > item.max) {
    report(`${pointer}/min`, 'min is above max');
  }
}

function lintOffered(
  item: ItemDefinition,
  definition: FormDefinition,
  pointer: string,
  report: Report,
): void {
  const codes = (definition.codelists[item.codelist ?? ''] ?? []).map(({ code }) => code);
  for (const [code, name] of Object.entries(item.offered ?? {})) {
    if (!codes.includes(code)) report(`${pointer}/${code}`, `${code} is no code of ${item.codelist ?? ''}`);
    if (definition.uses?.some((use) => use.name === name && use.type === 'yes-no') !== true)
      report(`${pointer}/${code}`, `the form uses no yes or no from outside as ${name}`);
  }
}

function lintOnlyFor(
  item: ItemDefinition,
  key: keyof ItemDefinition,
  fits: boolean,
  pointer: string,
  report: Report,
): void {
  if (!fits && item[key] !== undefined)
    report(`${pointer}/${key}`, `${key} means nothing for an item of type ${item.type}`);
}

function lintChecks(definition: FormDefinition, report: Report): void {
  const codes = definition.checks.map((check) => check.code);
  for (const index of repeated(codes))
    report(`/checks/${index}/code`, `check ${codes[index] ?? ''} stands twice`);
  const known = new Set(itemsOf(definition).map((item) => item.code));
  definition.checks.forEach((check, index) => {
    if (check.items.length === 0)
      report(`/checks/${index}/items`, `check ${check.code} names no item to be shown at`);
    check.items.forEach((item, position) => {
      if (!known.has(item)) report(`/checks/${index}/items/${position}`, `there is no item ${item}`);
    });
  });
}

function itemsOf(definition: FormDefinition): readonly ItemDefinition[] {
  return definition.sections.flatMap((section) => section.items);
}

/** Positions of the entries that stood before. */
function repeated(codes: readonly string[]): readonly number[] {
  return codes.flatMap((code, index) => (codes.indexOf(code) < index ? [index] : []));
}
