/** What the API accepts. The server validates with these classes, and the browser's forms use the same. */
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsCalendarDay, IsPartialDay } from './is-calendar-day.js';
import { IsNotBlank } from './is-not-blank.js';
import { AreCodes, AreItemValues } from './is-record.js';

export class SignInRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(1024)
  password!: string;
}

/** Somebody changes the password of their own account. */
export class ChangePasswordRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1024)
  current!: string;

  /** At least 12 characters, as NIST SP 800-63B asks of more than its minimum of 8. */
  @IsString()
  @MinLength(12)
  @MaxLength(1024)
  next!: string;
}

export class EnrolParticipantRequest {
  /** Site code, `FR-05`, or id. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  site!: string;

  /** Day screening began; today at the site when absent. */
  @IsOptional()
  @IsCalendarDay()
  on?: string;

  @IsOptional()
  @IsIn(['F', 'M', 'U'])
  sex?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2100)
  yearOfBirth?: number;
}

export class RecordMilestoneRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  kind!: string;

  /** The day; a month or a year where the milestone may be known no better (a death). */
  @IsPartialDay()
  on!: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  arm?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reference?: string;

  /** Stratum code -> level code. */
  @IsOptional()
  @AreCodes()
  strata?: Record<string, string>;

  /** Further items of the milestone's form, by item code, as item values. */
  @IsOptional()
  @AreItemValues()
  values?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class DelayVisitRequest {
  /** Id of the visit that moves. */
  @IsUUID()
  visit!: string;

  @IsCalendarDay()
  to!: string;

  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

/** Book, record, miss or skip a visit: exactly one of the four. */
export class UpdateVisitRequest {
  static readonly nullIsAnAnswerIn: readonly string[] = ['booked'];

  /** Day booked; null takes a booking back. */
  @IsOptional()
  @IsCalendarDay({ orNull: true })
  booked?: string | null;

  @IsOptional()
  @IsCalendarDay()
  occurred?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  place?: string;

  @IsOptional()
  @IsIn(['on-site', 'telephone', 'home', 'other-hospital'])
  mode?: string;

  @IsOptional()
  @IsBoolean()
  missed?: boolean;

  @IsOptional()
  @IsBoolean()
  skipped?: boolean;

  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class AddVisitRequest {
  @IsCalendarDay()
  on!: string;

  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason!: string;
}

export class AddFormRequest {
  /** Form code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  form!: string;
}

export class SaveFormRequest {
  /** Path -> item value, or null to empty the path. */
  @AreItemValues()
  changes!: Record<string, unknown>;

  /** Made by the client, one per save; a second arrival answers as the first did. */
  @IsUUID()
  changeId!: string;

  /** Required once the form is complete. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class CompleteFormRequest {
  @IsUUID()
  changeId!: string;

  /** Last changes to save in the same transaction. */
  @IsOptional()
  @AreItemValues()
  changes?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

/** Query of a page of participants. */
export class ParticipantListQuery {
  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  site?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  arm?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  status?: string;

  /** Only those with a visit in one of these states; several with commas: `due,overdue`. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  due?: string;

  /** Part of the number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

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

/** Query of a study's deviation log. */
export class DeviationListQuery {
  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  site?: string;

  /** Withdrawn ones are those whose cause was corrected. */
  @IsOptional()
  @IsIn(['open', 'withdrawn'])
  state?: string;

  @IsOptional()
  @IsIn(['true', 'false'])
  important?: string;

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

/** Query of a participant's trail. */
export class TrailQuery {
  /** Id of one record. */
  @IsOptional()
  @IsUUID()
  record?: string;

  /** Item path or column. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  path?: string;

  /** Id of the person who made the change. */
  @IsOptional()
  @IsUUID()
  person?: string;

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

/** Query of acts that can be tried out. */
export class PreviewQuery {
  /** `true` says what the act would do and keeps nothing. */
  @IsOptional()
  @IsIn(['true', 'false'])
  preview?: string;
}
