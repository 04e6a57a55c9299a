import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { absenceLabel, isAbsencePath } from '@lutetia/shared/forms/absences';
import { checkWords } from '@lutetia/shared/forms/check-message';
import { itemAt, type CompiledForm } from '@lutetia/shared/forms/compile';
import { reasonFor } from '@lutetia/shared/forms/diff';
import { dayText, valueTextAt } from '@lutetia/shared/forms/display';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { companionLabel, companionText } from '@lutetia/shared/laboratory/companion-words';
import { companionAt } from '@lutetia/shared/laboratory/companion-edits';
import type { DayDecision } from '@lutetia/shared/schedule/visit-day';
import { text } from '@lutetia/shared/study/words';
import { fieldChanges, IDENTITY_PATH } from '../../platform/audit/field-changes.js';
import type { TrailRow } from './audit-trail.queries.js';
import { formOf, recordName, type Subjects, type ToldEvent } from './record-name.js';

/** Told elsewhere in the entry: which record it was, and who did it. */
const UNTOLD = new Set([IDENTITY_PATH, 'enrolled_in_error_by']);

/**
 * An event as entries, one for each field; which form it was stands in `recordName`.
 *
 * @param subjects - what forms beside the visits are about
 */
export function trailEntries(event: ToldEvent, subjects: Subjects): TrailEntryView[] {
  const { row } = event;
  const form = formOf(event);
  const fields = fieldChanges(row.action, row.changes).filter(({ path }) => !UNTOLD.has(path));
  return fields.map(({ path, old, new: now }) => ({
    id: `${row.seq}/${path}`,
    at: row.at.toISOString(),
    timeZone: row.timeZone,
    who: row.who,
    role: row.role,
    site: row.site,
    action: row.action,
    record: row.record as TrailEntryView['record'],
    recordId: row.recordId,
    recordName: recordName(event, subjects),
    path,
    label: label(form, path),
    old,
    new: now,
    oldText: nameText(row, path, old) ?? fieldText(form, path, old),
    newText: nameText(row, path, now) ?? fieldText(form, path, now),
    checks: checksOf(form, path, now),
    reason: row.reason,
    requestId: row.requestId,
    origin: row.origin,
  }));
}

const COLUMN_LABELS: Readonly<Record<string, string>> = {
  state: 'State',
  booked_on: 'Booked day',
  delay_to: 'Delayed to',
  delay_reason: 'Reason for the delay',
  delay_decided_on: 'Delay decided on',
  before_delay: 'Before the delay',
  missed_reason: 'Missed because',
  missed_on: 'Recorded as missed on',
  skipped_reason: 'Skipped because',
  added_reason: 'Added because',
  screening_on: 'Screening began',
  number: 'Number',
  site_id: 'Site',
  enrolled_at_site: 'Enrolled at',
  enrolled_in_error_on: 'Enrolled in error since',
  enrolled_in_error_reason: 'Enrolled in error because',
  former_site_id: 'Transferred from',
  rescreens: 'Screened before as',
  study_version_id: 'Version',
  sequence: 'Sequence',
  on_day: 'Day',
  cause_key: 'Cause',
  sentence: 'Deviation',
};

function label(form: CompiledForm | null, path: string): string {
  const item = form === null ? null : itemAt(form, path);
  if (item !== null) return text(item.definition.label);
  const marked = form === null ? null : absenceLabel(form.definition, path);
  if (marked !== null) return marked;
  const companion = form === null ? null : companionAt(form.definition, path);
  if (companion !== null) return companionLabel(companion);
  const words = path.replaceAll('_', ' ');
  return COLUMN_LABELS[path] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const NAMED_PATHS: ReadonlySet<string> = new Set([
  'site_id',
  'enrolled_at_site',
  'former_site_id',
  'study_version_id',
  'rescreens',
]);

/** A site's code, a version, a participant's number; null for what is named otherwise, or has no name in sight. */
function nameText({ names }: TrailRow, path: string, value: unknown): string | null {
  return NAMED_PATHS.has(path) && typeof value === 'string' ? (names?.[value] ?? null) : null;
}

/** A value as people read it; nothing there is ''. */
function fieldText(form: CompiledForm | null, path: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const companion = form === null ? null : companionAt(form.definition, path);
  if (companion !== null) return companionText(companion, value as ItemValue);
  const isOfForm = form !== null && (isAbsencePath(path) || itemAt(form, path) !== null);
  if (isOfForm && typeof value === 'object') return valueTextAt(form, path, value as ItemValue);
  if (path === 'before_delay' && Array.isArray(value))
    return value.map((one: DayDecision) => decisionText(one)).join('; then ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the form's checks found at a value when it was saved, in words. */
function checksOf(form: CompiledForm | null, path: string, value: unknown): TrailEntryView['checks'] {
  if (form === null || itemAt(form, path) === null || typeof value !== 'object' || value === null) return [];
  const saved = value as ItemValue;
  if (!('v' in saved)) return [];
  return (saved.fired ?? []).map((code) => {
    const check = form.checks.find(({ definition }) => definition.code === code);
    const message = check === undefined ? code : text(checkWords(check.definition));
    return { code, message, explained: reasonFor(saved, code) ?? null };
  });
}

/** `delayed to 1 Feb 2027: Platelets 62, booked 3 Feb 2027`. */
function decisionText({ bookedOn, delay }: DayDecision): string {
  const parts = [
    ...(delay === null ? [] : [`delayed to ${dayText(delay.to)}: ${delay.reason}`]),
    ...(bookedOn === null ? [] : [`booked ${dayText(bookedOn)}`]),
  ];
  return parts.length === 0 ? 'neither booked nor delayed' : parts.join(', ');
}
