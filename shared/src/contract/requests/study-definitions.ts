/** What the API accepts about study definitions. */
import { IsOptional } from 'class-validator';
import { IsCalendarDay } from '../is-calendar-day.js';
import { AreDefinitions, IsDefinition } from '../is-record.js';

export class CheckStudyRequest {
  /** The study definition, as `/api/study-definition.schema.json` describes it. */
  @IsDefinition()
  definition!: Record<string, unknown>;

  /** Form definitions that come with the study; beside them those of the installation's library are found. */
  @IsOptional()
  @AreDefinitions()
  forms?: Record<string, unknown>[];
}

export class LoadStudyRequest extends CheckStudyRequest {
  /** First day of a version that follows another, at all its sites; without it the version is published and live nowhere. */
  @IsOptional()
  @IsCalendarDay()
  liveFrom?: string;
}
