import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ActRequest } from './act.js';
import { AreClosures, type Closure } from '../are-closures.js';
import { IsNotBlank } from '../is-not-blank.js';

/** A site's closed days as a whole: what is not named here is open. */
export class SiteCalendarRequest extends ActRequest {
  /** ISO 8601 weekdays, 1 = Monday to 7 = Sunday; at most six, or no day would be left. */
  @IsArray()
  @ArrayMaxSize(6)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  readonly closedWeekdays!: number[];

  /** Days with their reason, which everybody whose visit they move will read. */
  @AreClosures()
  readonly closures!: readonly Closure[];

  /** Where a visit that falls on a closed day is planned: `keep` leaves it there. */
  @IsIn(['keep', 'nearest', 'before', 'after'])
  readonly rule!: 'keep' | 'nearest' | 'before' | 'after';

  /** Why the calendar changes. */
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  readonly reason!: string;
}
