import { IsCalendarDay } from '../is-calendar-day.js';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery } from './page.js';

const STATES =
  'overdue|due|upcoming|begun|provisional|not-due|in-progress|complete|missed|skipped|not-applicable';

/** Query of the worklist. */
export class WorklistQuery extends PageQuery {
  /** Last planned day that still counts as upcoming; a week from today without it. */
  @IsOptional()
  @IsCalendarDay()
  until?: string;

  /** Visit states or groups, several with commas. */
  @IsOptional()
  @Matches(new RegExp(`^((${STATES})(,(${STATES}))*)?$`), {
    message: `state must be of ${STATES.replaceAll('|', ', ')}, several with commas`,
  })
  @MaxLength(200)
  state?: string;

  @IsOptional()
  @IsIn(['overdue', 'due', 'upcoming', 'begun'])
  group?: string;

  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  site?: string;
}
