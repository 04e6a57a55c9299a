import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** Query of a participant's trail. */
export class TrailQuery {
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
