/** What the API accepts about one visit. */
import { ActRequest } from './act.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Book, record, miss or skip a visit: exactly one of the four. */
export class UpdateVisitRequest extends ActRequest {
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

export class AddVisitRequest extends ActRequest {
  @IsCalendarDay()
  on!: string;

  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason!: string;
}
