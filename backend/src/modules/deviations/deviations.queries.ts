import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface DeviationRow {
  readonly id: string;
  readonly kind: string;
  readonly visitId: string | null;
  readonly visitName: string | null;
  readonly on: CalendarDay | null;
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
  readonly state: 'open' | 'withdrawn';
  readonly recordedAt: Date;
}

/** Open ones first, then by the day they are of. */
export const DEVIATIONS: NamedStatement = {
  name: 'deviations',
  text: `
    select d.id, d.kind, d.visit_id as "visitId", v.name as "visitName", d.on_day::text as "on", d.days, d.important,
      d.sentence, d.state, d.recorded_at as "recordedAt"
    from deviation d left join planned_visit v on v.visit_id = d.visit_id
    where d.participant_id = $1
    order by d.state, d.on_day nulls last, d.id`,
};
