/** What the API accepts about one visit. */
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

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
  /** Made by the client, one per visit to add; a second arrival answers as the first did. */
  @IsOptional()
  @IsUUID()
  changeId?: string;

  @IsCalendarDay()
  on!: string;

  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason!: string;
}
