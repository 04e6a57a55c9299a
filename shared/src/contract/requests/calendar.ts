import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsCalendarDay } from '../is-calendar-day.js';

/** Which site's visits a calendar shows. */
export class OpenCalendarFeedRequest {
  /** Code of the site. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  readonly site!: string;
}

/** Which days and sites a calendar view covers; at most 62 days. */
export class CalendarQuery {
  @IsCalendarDay()
  readonly from!: string;

  @IsCalendarDay()
  readonly to!: string;

  /** Site codes; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly site?: string;
}

/** Which sites a list covers. */
export class SiteQuery {
  /** Site codes; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly site?: string;
}

/** How a visit card is printed. */
export class VisitCardQuery {
  @IsOptional()
  @IsIn(['en', 'fr'])
  readonly language?: 'en' | 'fr';
}
