import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ROLES } from '../access.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { TRAIL_RECORDS } from '../views/trail.js';
import { PageQuery } from './page.js';

/** Query of a participant's trail. */
export class TrailQuery extends PageQuery {
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
}

/** Query of the trail of all participants of a study; the limit counts events, and each has an entry for every field. */
export class StudyTrailQuery extends PageQuery {
  /** Site code or id; several with commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  site?: string;

  /** First day, in the time zone of the site of each entry. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Last day, likewise. */
  @IsOptional()
  @IsCalendarDay()
  to?: string;

  /** Id of the person who made the change. */
  @IsOptional()
  @IsUUID()
  person?: string;

  /** The role they had then. */
  @IsOptional()
  @IsIn([...ROLES, 'system'])
  role?: string;

  /** Kind of record. */
  @IsOptional()
  @IsIn(TRAIL_RECORDS)
  record?: string;

  /** Whether the record was made or changed. */
  @IsOptional()
  @IsIn(['created', 'changed'])
  action?: string;

  /** A participant's number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  participant?: string;
}
