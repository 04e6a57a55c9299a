import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import type { Finding } from '@lutetia/shared/forms/value';
import { useEntryPage } from './entry-context.js';
import { UNREADABLE } from './evaluate-typed.js';
import { FindingsSaid } from './lines-apart.js';

export interface FieldFindingsProps {
  readonly path: string;
  readonly item: ItemDefinition;
  /** The unit chosen beside the value; null stands for the item's first. */
  readonly unit: string | null;
  readonly label: string;
  readonly findings: readonly Finding[];
}

/** What is to be said about a value, if anything. "Required" is not said while one types: the foot of the page counts it. */
export function FieldFindings({ path, findings, ...props }: FieldFindingsProps) {
  const { entry } = useEntryPage();
  const isRefused = entry.queue.refused[path] !== undefined;
  const said = findings.filter(
    ({ kind, check }) => kind !== 'required' && (!isRefused || check !== UNREADABLE),
  );
  if (!isRefused && said.length === 0) return null;
  return <FindingsSaid path={path} findings={said} {...props} />;
}
