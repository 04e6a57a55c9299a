import { Type } from 'class-transformer';
import { IsNotBlank } from '../is-not-blank.js';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

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

  /** Whether the investigator has acknowledged it as it stands now. */
  @IsOptional()
  @IsIn(['true', 'false'])
  acknowledged?: string;

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

/** The investigator's word on a deviation. */
export class AcknowledgeDeviationRequest {
  /** What was made of it: how it came about, what was done, what it means for the participant. */
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  comment!: string;
}
