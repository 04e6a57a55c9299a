import { IsString, MaxLength, MinLength } from 'class-validator';

/** Which site's visits a calendar shows. */
export class OpenCalendarFeedRequest {
  /** Code of the site. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  readonly site!: string;
}
