import { IsCalendarDay } from '../is-calendar-day.js';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Query of the worklist. */
export class WorklistQuery {
  /** Last planned day that still counts as upcoming; a week from today without it. */
  @IsOptional()
  @IsCalendarDay()
  until?: string;

  /** Visit states or groups, several with commas. */
  @IsOptional()
  @IsString()
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

  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}
