import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ActRequest } from './act.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';

/** Makes a version of the study live at sites from a day. */
export class ActivateVersionRequest extends ActRequest {
  /** Codes of the sites. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  readonly sites!: string[];

  /** From this day on new participants are enrolled under the version. */
  @IsCalendarDay()
  readonly from!: string;

  /**
   * True, the default of the screen: those who are in the study are planned by the version from that day on too; what is
   * collected stays as collected. False: they go on by the version they are under.
   */
  @IsBoolean()
  readonly migrate!: boolean;

  /** Written into the trail; only a preview may leave it out. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  readonly reason?: string;
}

/** Which version another is held against. */
export class VersionDifferenceQuery {
  /** Left out: the version before. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(40)
  from?: string;
}

/** In which language a casebook is annotated. */
export class AnnotatedCrfQuery {
  @IsOptional()
  @IsIn(['en', 'fr'])
  readonly language?: 'en' | 'fr';
}
