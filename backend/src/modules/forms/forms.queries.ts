import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { OutsideForm } from '@lutetia/shared/schedule/outside-values';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';
import type { VisitKey } from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface FormRow {
  readonly id: string;
  /** Where the participant is now, which may not be where the form was filled in. */
  readonly siteId: string;
  readonly participantId: string;
  readonly number: string;
  readonly isEnrolledInError: boolean;
  readonly studyCode: string;
  readonly timeZone: string;
  readonly code: string;
  readonly repetition: number;
  readonly state: FormState;
  readonly values: FormValues;
  readonly version: number;
  readonly studyVersionId: string | null;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
  /** Ids of the versions the participant came under, the newest first. */
  readonly versions: readonly string[];
  readonly visit: FormVisit | null;
  /** The day a visit was added for by hand; null of any other. */
  readonly addedFor: CalendarDay | null;
  /** The participant's other forms that were begun. */
  readonly earlier: readonly OutsideForm[];
  readonly screeningOn: CalendarDay;
}

export interface FormVisit {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly cycle: number;
  readonly repetition: number;
  readonly day: CalendarDay | null;
  readonly opens: CalendarDay | null;
  readonly closes: CalendarDay | null;
}

/** One form with its visit, and the participant's other forms that hold something. */
export const FORM: NamedStatement = {
  name: 'form',
  text: `
    select f.id, p.site_id as "siteId", f.participant_id as "participantId", p.number,
      p.enrolled_in_error_on is not null as "isEnrolledInError", t.code as "studyCode",
      s.time_zone as "timeZone", p.screening_on::text as "screeningOn", f.code, f.repetition, f.state, f."values", f.version,
      f.study_version_id as "studyVersionId", f.updated_at as "updatedAt", who.name as "updatedBy",
      array(select pv.study_version_id from participant_version pv where pv.participant_id = f.participant_id
            order by pv.from_day desc nulls last) as versions,
      (select jsonb_build_object('id', v.id, 'code', v.code, 'cycle', v.cycle, 'repetition', v.repetition,
         'name', coalesce(pv.name, v.code), 'day', pv.occurred, 'opens', pv.opens, 'closes', pv.closes)
       from visit v left join planned_visit pv on pv.visit_id = v.id where v.id = f.visit_id) as visit,
      (select pv.planned::text from planned_visit pv
       where pv.visit_id = f.visit_id and pv.kind = 'unscheduled') as "addedFor",
      (select o.forms from form_outside(f.id, null) o) as earlier
    from form f
    join participant p on p.id = f.participant_id
    join study t on t.id = f.study_id
    join site s on s.id = p.site_id
    left join person who on who.id = f.updated_by
    where f.id = $1 and f.state <> 'removed'`,
};

/** $1 visit or null, $2 participant or null: whose forms these are. */
export const PARTICIPANT_OF: NamedStatement = {
  name: 'participant_of_visit_or_self',
  text: `
    select participant_id as "participantId" from visit where id = $1
    union all
    select id from participant where id = $2`,
};

/** What stands around a form that is saved: its visit, and the participant's forms that it uses. */
export interface FormOutsideRow {
  readonly screeningOn: CalendarDay;
  /** With the form's number in it. */
  readonly visit: (VisitKey & { readonly part: number }) | null;
  readonly forms: readonly OutsideForm[];
}

const OUTSIDE_COLUMNS = 'screening_on as "screeningOn", visit, forms';

/** $1 form, $2 codes of the forms to read. */
export const FORM_OUTSIDE: NamedStatement = {
  name: 'form_outside',
  text: `select ${OUTSIDE_COLUMNS} from form_outside($1, $2)`,
};

/** The same outside a transaction: $1 study, $2 site, $3 participant, $4 form, $5 codes of the forms to read. */
export const FORM_OUTSIDE_ALONE: NamedStatement = {
  name: 'form_outside_alone',
  text: `select ${OUTSIDE_COLUMNS} from form_outside_alone($1, $2, $3, $4, $5)`,
};
