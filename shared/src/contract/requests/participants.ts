/** What the API accepts about participants. */
import { ActRequest } from './act.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';
import { PARTICIPANT_STATUSES } from '../../schedule/participant.js';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class EnrolParticipantRequest extends ActRequest {
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

  /** Id of the participant who was not included and is screened again, at the same site. */
  @IsOptional()
  @IsUUID()
  rescreens?: string;
}

/** Why a number was enrolled in error, or why that is taken back. */
export class EnrolledInErrorRequest extends ActRequest {
  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;
}

const STATES = 'overdue|due|provisional|not-due|in-progress|complete|missed|skipped|not-applicable';

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
  @IsIn(PARTICIPANT_STATUSES)
  status?: string;

  /** Only those with a visit in one of these states; several with commas: `due,overdue`. Due is what the worklist calls so. */
  @IsOptional()
  @Matches(new RegExp(`^((${STATES})(,(${STATES}))*)?$`), {
    message: `due must be of ${STATES.replaceAll('|', ', ')}, several with commas`,
  })
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
  @Max(1000)
  limit?: number;
}
