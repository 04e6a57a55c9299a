import { ActRequest } from './act.js';
import { IsNotBlank } from '../is-not-blank.js';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from './page.js';

/** Query of a study's deviation log. */
export class DeviationListQuery extends PageQuery {
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
}

/** The investigator's word on a deviation. */
export class AcknowledgeDeviationRequest extends ActRequest {
  /** What was made of it: how it came about, what was done, what it means for the participant. */
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  comment!: string;

  /** What the sender read of the deviation; left out, what it says when the request arrives. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  sentence?: string;
}
