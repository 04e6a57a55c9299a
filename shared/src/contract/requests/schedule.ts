/** What the API accepts about milestones and delays, and how an act is tried out. */
import { ActRequest } from './act.js';
import { IsCalendarDay, IsPartialDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';
import { AreCodes, AreItemValues } from '../is-record.js';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class RecordMilestoneRequest extends ActRequest {
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

/** Takes back a milestone that was recorded by mistake. */
export class TakeBackMilestoneRequest extends ActRequest {
  /** Id of the form it is recorded on; the form becomes a draft again, with all its values. */
  @IsUUID()
  form!: string;

  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class TransferParticipantRequest extends ActRequest {
  /** Code of the site the sender knows the participant at; left out, the one they are at when the request arrives. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  from?: string;

  /** Code of the receiving site. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  to!: string;

  /** From this day the receiving site is in charge. */
  @IsCalendarDay()
  on!: string;

  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

export class DelayVisitRequest extends ActRequest {
  /** Id of the visit that moves. */
  @IsUUID()
  visit!: string;

  @IsCalendarDay()
  to!: string;

  /** Day the sender knows the visit planned for; left out, the one it has when the request arrives. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

/** Takes a delay back. */
export class UndoDelayRequest extends ActRequest {
  /** Id of the visit that was delayed. */
  @IsUUID()
  visit!: string;

  /** Day the sender knows it delayed to; left out, the one it has when the request arrives. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

/** Query of acts that can be tried out. */
export class PreviewQuery {
  /** `true` says what the act would do and keeps nothing. */
  @IsOptional()
  @IsIn(['true', 'false'])
  preview?: string;
}
