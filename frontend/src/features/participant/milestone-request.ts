import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { parseTypedDay } from '../../lib/typed-date.js';
import type { MilestoneRecord } from './api/record-milestone.js';
import type { MilestoneFields } from './components/milestone-fields.js';

type Milestone = StudyView['milestones'][number];

/** What is sent for what was typed; what was left empty is not sent. */
export function milestoneRequest(milestone: Milestone, typed: MilestoneFields): MilestoneRecord {
  const values = Object.fromEntries(
    milestone.asks.flatMap(({ code }) => {
      const answer = typed.answers[code]?.trim() ?? '';
      return answer === '' ? [] : [[code, { v: answer }]];
    }),
  );
  const { arm, reference, strata } = typed;
  return {
    kind: milestone.code,
    on: typed.day,
    ...(milestone.kind === 'randomisation' ? { arm, reference, strata } : {}),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  };
}

const MONTH_OR_YEAR = /^(?:(\d{4})|(\d{4})-(\d{1,2})|(\d{1,2})[/.](\d{4}))$/u;

/** A day, a month or a year as people type them: `26 Nov 2026`, `11/2026`, `2026`; empty for anything else. */
export function partialDayOf(text: string, today: Parameters<typeof parseTypedDay>[1]['today']): string {
  const typed = text.trim();
  const found = MONTH_OR_YEAR.exec(typed);
  if (found === null) return parseTypedDay(typed, { today, visit: null }) ?? '';
  const [, year, yearFirst, monthAfter, monthFirst, yearAfter] = found;
  if (year !== undefined) return year;
  const month = Number(monthAfter ?? monthFirst);
  return month >= 1 && month <= 12 ? `${yearFirst ?? yearAfter ?? ''}-${String(month).padStart(2, '0')}` : '';
}
