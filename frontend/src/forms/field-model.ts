import { absentSections } from '@lutetia/shared/forms/absences';
import type { FormDefinition, ItemDefinition, SectionDefinition } from '@lutetia/shared/forms/definition';
import type { Finding, FormValues } from '@lutetia/shared/forms/value';

/** One line of a form page. */
export interface FieldLine {
  readonly path: string;
  readonly item: ItemDefinition;
}

/** A section as it stands on the page; a repeating one comes once for every row. */
export interface FieldBlock {
  readonly section: SectionDefinition;
  /** Null outside repeating sections. */
  readonly rowId: string | null;
  readonly lines: readonly FieldLine[];
}

/**
 * The visible lines of a form in order; what is marked absent as a whole has none.
 *
 * @param addedRows - rows begun on the page that hold nothing yet; they show what does not hang on another answer
 */
export function fieldBlocks(
  definition: FormDefinition,
  values: FormValues,
  visible: ReadonlySet<string> | null,
  addedRows: Readonly<Record<string, readonly string[]>>,
): readonly FieldBlock[] {
  const absent = absentSections(definition, values);
  return definition.sections
    .filter(({ code }) => !absent.has(code))
    .flatMap((section) =>
      rowsOf(section, values, addedRows).map(({ rowId, isNew }) => ({
        section,
        rowId,
        lines: section.items
          .map((item) => ({
            item,
            path: rowId === null ? item.code : `${section.code}/${rowId}/${item.code}`,
          }))
          .filter(
            ({ path, item }) =>
              visible === null || visible.has(path) || (isNew && item.visible === undefined),
          ),
      })),
    );
}

/** Findings by the path they are written at. */
export function findingsByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const path = finding.paths[0];
    if (path === undefined) continue;
    byPath.set(path, [...(byPath.get(path) ?? []), finding]);
  }
  return byPath;
}

/** The rows that paths lie in, by group: rows of which nothing is saved yet. */
export function rowsOfPaths(paths: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const rows: Record<string, readonly string[]> = {};
  for (const path of paths) {
    const [group = '', row] = path.split('/');
    if (row !== undefined) rows[group] = [...new Set([...(rows[group] ?? []), row])];
  }
  return rows;
}

function rowsOf(
  section: SectionDefinition,
  values: FormValues,
  addedRows: Readonly<Record<string, readonly string[]>>,
): readonly { readonly rowId: string | null; readonly isNew: boolean }[] {
  if (section.repeating !== true) return [{ rowId: null, isNew: false }];
  const stored = Object.keys(values)
    .map((path) => path.split('/'))
    .filter((parts) => parts.length === 3 && parts[0] === section.code)
    .map((parts) => parts[1] ?? '');
  const held = new Set(stored);
  // Ids of rows begin with the moment they were added: in this order they stay where they were added.
  return [...new Set([...stored, ...(addedRows[section.code] ?? [])])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((rowId) => ({ rowId, isNew: !held.has(rowId) }));
}
