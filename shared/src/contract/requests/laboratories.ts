import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { LIMIT } from '../../laboratory/limits.js';
import { SOURCE_CHARACTERS } from '../../laboratory/reference-range.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';

const NUMBER = { message: '$property must be a number as the laboratory writes it, with a point: 12.5' };

export class AddLaboratoryRequest {
  /** Forms will name it so; it never changes. */
  @IsString()
  @IsNotBlank()
  @MaxLength(120)
  readonly name!: string;
}

/** A range that begins, also in the place of another. */
export class AddRangeRequest {
  @IsString()
  @IsNotBlank()
  @MaxLength(40)
  readonly analyte!: string;

  /** Left out for everybody. */
  @IsOptional()
  @IsIn(['F', 'M'])
  readonly sex?: 'F' | 'M' | null;

  /** Completed years on the day of the sample, both ages inside; left out where there is no bound. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(130)
  readonly ageFrom?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(130)
  readonly ageTo?: number | null;

  /** The first day of a sample it holds for. */
  @IsCalendarDay()
  readonly validFrom!: string;

  /** UCUM; left out for what has no unit. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly unit?: string | null;

  @IsOptional()
  @Matches(LIMIT, NUMBER)
  readonly low?: string | null;

  @IsOptional()
  @Matches(LIMIT, NUMBER)
  readonly high?: string | null;

  /** The document the range was taken from. */
  @IsString()
  @IsNotBlank()
  @MaxLength(SOURCE_CHARACTERS)
  readonly source!: string;

  /** Id of the range that ends the day before this one begins. */
  @IsOptional()
  @IsUUID()
  readonly replaces?: string | null;
}

export class EndRangeRequest {
  /** The last day of a sample it holds for; the day before it began takes it back. */
  @IsCalendarDay()
  readonly on!: string;

  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  readonly reason!: string;
}

export class ImportResultsRequest {
  /** Made by the client, one per file; a second arrival writes nothing and tells what was done then. */
  @IsOptional()
  @IsUUID()
  readonly changeId?: string;

  /** A file of comma or semicolon separated values with its names of columns. */
  @IsString()
  @IsNotBlank()
  @MaxLength(400_000)
  readonly csv!: string;
}

export class ImportRangesRequest {
  /** A file of comma or semicolon separated values with its names of columns. */
  @IsString()
  @IsNotBlank()
  @MaxLength(400_000)
  readonly csv!: string;
}
