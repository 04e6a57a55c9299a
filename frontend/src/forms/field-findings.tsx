import type { Finding } from '@lutetia/shared/forms/value';
import { useEntryPage } from './entry-context.js';
import { UNREADABLE } from './evaluate-typed.js';
import classes from './form-lines.module.css';
import { SoftFinding } from './soft-finding.js';
import { fieldId } from './use-form-entry.js';
import { useWords } from './words.js';

interface FieldFindingsProps {
  readonly path: string;
  readonly label: string;
  readonly findings: readonly Finding[];
}

/** What is to be said about a value, in place. "Required" is not said while one types: the foot of the page counts it. */
export function FieldFindings({ path, label, findings }: FieldFindingsProps) {
  const { entry, values } = useEntryPage();
  const t = useWords();
  const refused = entry.queue.refused[path];
  const said = findings.filter(
    ({ kind, check }) => kind !== 'required' && (refused === undefined || check !== UNREADABLE),
  );
  if (refused === undefined && said.length === 0) return null;
  const value = values[path] ?? null;
  return (
    <div id={`${fieldId(path)}-said`} className={classes.said}>
      {refused !== undefined && (
        <p className={classes.impossible}>{t('field.refused', { reason: refused.why })}</p>
      )}
      {said.map((finding) =>
        finding.kind === 'soft' && value !== null && 'v' in value ? (
          // Another value is another question: the box begins empty.
          <SoftFinding
            key={`${finding.check}/${String(value.v)}/${value.unit ?? ''}`}
            path={path}
            label={label}
            value={value}
            finding={finding}
          />
        ) : (
          <p key={finding.check} className={finding.kind === 'hard' ? classes.impossible : classes.unusual}>
            <span className="m">{finding.message}</span>{' '}
            <span className="sec">{t(consequenceOf(finding))}</span>
          </p>
        ),
      )}
    </div>
  );
}

/** The key of the sentence that says what follows from a finding. */
function consequenceOf({ check, kind }: Finding): string {
  if (check === UNREADABLE) return 'finding.unread';
  return kind === 'hard' ? 'finding.hard' : 'finding.broken';
}
