import type { ProtocolVisit, StudyProtocol } from '@lutetia/shared/study/protocol-types';

/** How a form stands at a visit: always asked, asked under a condition, or left to choice. */
export type Asked = 'always' | 'sometimes' | 'optional';

export interface GridColumn {
  /** Unique in the study, also the address of the visit's line. */
  readonly key: string;
  readonly part: string;
  readonly visit: ProtocolVisit;
}

export interface GridRow {
  readonly form: string;
  readonly name: string;
  readonly version: string;
  /** One for each column; null where the form is not asked. */
  readonly cells: readonly (Asked | null)[];
}

export interface ActivitiesGrid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}

/** The table of activities: visits across in protocol order, forms down in the order in which they are first asked. */
export function activitiesGrid({ parts, forms }: Pick<StudyProtocol, 'parts' | 'forms'>): ActivitiesGrid {
  const columns = parts.flatMap(({ key, visits }) =>
    visits.map((visit) => ({ key: visitKey(key, visit.code), part: key, visit })),
  );
  const asked = new Set(columns.flatMap(({ visit }) => visit.activities.map(({ form }) => form)));
  const known = new Map(forms.map((form) => [form.code, form]));
  const rows = [...asked].map((form) => ({
    form,
    name: known.get(form)?.name ?? form,
    version: known.get(form)?.version ?? '',
    cells: columns.map(({ visit }) => askedAt(visit, form)),
  }));
  return { columns, rows };
}

/** The address of a visit's line on the page. */
export function visitKey(part: string, code: string): string {
  return `${part}-${code}`.replace(/[^\w-]/gu, '-');
}

function askedAt({ activities, when }: ProtocolVisit, form: string): Asked | null {
  const activity = activities.find((one) => one.form === form);
  if (activity === undefined) return null;
  if (activity.optional) return 'optional';
  return activity.when === null && when === null ? 'always' : 'sometimes';
}
