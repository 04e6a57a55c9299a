import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { FormValues } from '@lutetia/shared/forms/value';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface AdministrationRow {
  readonly formId: string;
  readonly visitId: string;
  readonly cycle: number;
  readonly number: number;
  readonly on: CalendarDay;
  readonly startedAt: Date | null;
  readonly values: FormValues;
}

export const ADMINISTRATIONS: NamedStatement = {
  name: 'administrations',
  text: `
    select a.form_id as "formId", a.visit_id as "visitId", a.cycle, a.number, a.on_day::text as "on",
      a.started_at as "startedAt", f."values"
    from administration a join form f on f.id = a.form_id
    where a.participant_id = $1 order by a.number`,
};
