import { unitText } from '@lutetia/shared/forms/unit-text';
import { unitsAskedAbout } from '@lutetia/shared/forms/unit-slip';
import type { Finding } from '@lutetia/shared/forms/value';
import { useEntryPage } from './entry-context.js';
import { UNREADABLE } from './evaluate-typed.js';
import type { FieldFindingsProps } from './field-findings.js';
import { readTyped } from './field-text.js';
import classes from './form-lines.module.css';
import { SoftFinding } from './soft-finding.js';
import { fieldId } from './use-form-entry.js';
import { useWords } from './words.js';

/** What is to be said about a value, in place. */
export function FindingsSaid({ path, item, unit, label, findings }: FieldFindingsProps) {
  const { entry, values } = useEntryPage();
  const t = useWords();
  const refused = entry.queue.refused[path];
  const value = values[path] ?? null;
  return (
    <div id={`${fieldId(path)}-said`} className={classes.said}>
      {refused !== undefined && (
        <p className={classes.impossible}>{t('field.refused', { reason: refused.why })}</p>
      )}
      {findings.map((finding) =>
        finding.kind === 'soft' && value !== null && 'v' in value ? (
          // Another value is another question: the box begins empty.
          <SoftFinding
            key={`${finding.check}/${String(value.v)}/${value.unit ?? ''}`}
            path={path}
            label={label}
            value={value}
            finding={finding}
            meant={<UnitsMeant path={path} item={item} unit={unit} check={finding.check} />}
          />
        ) : (
          <p key={finding.check} className={finding.kind === 'hard' ? classes.impossible : classes.unusual}>
            <span className="m">{finding.message}</span>{' '}
            <UnitsMeant path={path} item={item} unit={unit} check={finding.check} />{' '}
            <span className="sec">{t(consequenceOf(finding))}</span>
          </p>
        ),
      )}
    </div>
  );
}

interface UnitsMeantProps extends Omit<FieldFindingsProps, 'label' | 'findings'> {
  readonly check: string;
}

/** Puts the same number in a unit the finding asks about. By keys the unit is chosen beside the field. */
function UnitsMeant({ path, item, unit, check }: UnitsMeantProps) {
  const { entry, isReadOnly } = useEntryPage();
  const t = useWords();
  const text = entry.fields.getValues(path);
  const typed = readTyped(item, text, unit, entry.typing);
  if (isReadOnly || !typed.ok) return null;
  return unitsAskedAbout(entry.compiled, path, check, typed.value).map((meant) => (
    <button
      key={meant}
      type="button"
      className="btn s"
      tabIndex={-1}
      onClick={() => {
        entry.leave(path, item, text, meant);
        document.getElementById(fieldId(path))?.focus();
      }}
    >
      {t('finding.correctTo', { value: `${text} ${unitText(meant)}` })}
    </button>
  ));
}

/** The key of the sentence that says what follows from a finding. */
function consequenceOf({ check, kind }: Finding): string {
  if (check === UNREADABLE) return 'finding.unread';
  return kind === 'hard' ? 'finding.hard' : 'finding.broken';
}
