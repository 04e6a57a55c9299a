import { GRANTS, mayComplete, type Permission, type Role } from '@lutetia/shared/contract/access';
import { isJudgement, isReview } from '@lutetia/shared/laboratory/companions';
import type { SelfCheck } from '../../platform/access/actor.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { requireStatedPerson } from '../../platform/http/house-request.js';
import { Problem } from '../../platform/http/problem.js';
import type { FormSaveContextRow, KnownChange, LaterChange } from './form-save.queries.js';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { SaveOrder } from './save-order.js';

/** Who saves: a session not yet looked up, or a person already known. */
export interface FormCaller {
  readonly tokenHash: Buffer | null;
  readonly personId: string | null;
  readonly requestId: string | null;
  readonly origin: string | null;
  readonly isActivity: boolean;
  readonly statedPersonId: string | null;
}

/** The caller behind a request whose session nobody has looked up yet. */
export function callerOf(check: SelfCheck): FormCaller {
  return { ...check, personId: null };
}

/** The caller behind a context that was checked before. */
export function callerIn({ personId, requestId, origin }: AccessContext): FormCaller {
  return { tokenHash: null, personId, requestId, origin, isActivity: false, statedPersonId: null };
}

/** A form a caller may enter, as it stands. */
export interface OpenForm {
  readonly id: string;
  readonly personId: string;
  /** The one they enter forms in; `roles` are all they have there. */
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly studyId: string;
  /** Where the participant is, which may not be where a completed form was filled in. */
  readonly siteId: string;
  readonly participantId: string;
  readonly visitId: string | null;
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly version: number;
  readonly studyVersionId: string;
  readonly timeZone: string;
  readonly visitStatus: string | null;
  readonly isAsked: boolean;
  readonly visitDay: CalendarDay | null;
  readonly visitCode: string | null;
  readonly cycle: number | null;
  readonly later: readonly LaterChange[];
  readonly known: KnownChange | null;
}

/**
 * Checks session, sight and permission on what the first call answered.
 *
 * @throws Problem `session.required`, `session.expired`, `session.other-person`, `form.not-found` or `permission.denied`
 */
export function openForm(
  id: string,
  row: FormSaveContextRow | undefined,
  { statedPersonId }: Pick<FormCaller, 'statedPersonId'>,
): OpenForm {
  if (row === undefined || row.sessionState === 'none' || row.personId === null) {
    throw new Problem('session.required');
  }
  if (row.sessionState === 'expired') throw new Problem('session.expired');
  requireStatedPerson(statedPersonId, row.personId);
  if (row.sessionState === 'password-change-required') throw new Problem('session.password-change-required');
  const { studyId, siteId, participantId, code, state, values, version, studyVersionId, timeZone } = row;
  const roles = row.roles ?? [];
  const isThere = studyId !== null && siteId !== null && participantId !== null && code !== null;
  if (!isThere || state === 'removed' || !grants(roles, 'form.read')) throw new Problem('form.not-found');
  const role = roles.find((candidate) => GRANTS[candidate].includes('form.enter'));
  if (role === undefined) throw new Problem('permission.denied');
  if (state === null || values === null || version === null || timeZone === null) {
    throw new Error(`form ${id} is not whole`);
  }
  if (studyVersionId === null) throw new Problem('site.not-active');
  return {
    id,
    personId: row.personId,
    role,
    roles,
    studyId,
    siteId,
    participantId,
    visitId: row.visitId,
    code,
    state,
    values,
    version,
    studyVersionId,
    timeZone,
    visitStatus: row.visitStatus,
    isAsked: row.isAsked === true,
    visitDay: row.visitDay,
    visitCode: row.visitCode,
    cycle: row.cycle,
    later: row.later ?? [],
    known: row.known,
  };
}

/**
 * The form as completed, or corrected after that, by somebody it is theirs to complete.
 *
 * @throws Problem `form.not-yours-to-complete`
 */
export function openToComplete(
  form: OpenForm,
  definition: Pick<FormDefinition, 'completedBy'>,
  act: SaveOrder['act'],
): OpenForm {
  if (act !== 'complete' && form.state !== 'complete') return form;
  if (!mayComplete(definition, form.roles)) throw new Problem('form.not-yours-to-complete');
  return { ...form, role: definition.completedBy ?? form.role };
}

/**
 * The form as entered by somebody who judges results or reviews it, where they do.
 *
 * @throws Problem `permission.denied`
 */
export function openToJudge(form: OpenForm, changed: readonly string[]): OpenForm {
  if (!changed.some(isJudgement)) return form;
  const isOfForm = changed.some(isReview);
  const permission = isOfForm ? 'form.review' : 'laboratory.judge';
  const role = form.roles.find((candidate) => GRANTS[candidate].includes(permission));
  if (role === undefined)
    throw new Problem('permission.denied', isOfForm ? REVIEWED_BY_OTHERS : JUDGED_BY_OTHERS);
  return { ...form, role };
}

const REVIEWED_BY_OTHERS =
  'Reviewing a serious adverse event is the investigator’s. Nothing was saved. Leave it to them.';

const JUDGED_BY_OTHERS =
  'Whether an abnormal result is clinically significant is the investigator’s to say. Nothing was saved. Leave it to them.';

function grants(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTS[role].includes(permission));
}
