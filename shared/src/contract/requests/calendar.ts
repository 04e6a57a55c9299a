import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
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

  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly site?: string;
}

/** Which sites a list covers. */
export class SiteQuery {
  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly site?: string;
}

/** Which doses ahead. */
export class AdministrationsAheadQuery extends SiteQuery {
  /** At most so many, the nearest first; all where it is left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit?: number;
}

/** How a visit card is printed. */
export class VisitCardQuery {
  @IsOptional()
  @IsIn(['en', 'fr'])
  readonly language?: 'en' | 'fr';
}
