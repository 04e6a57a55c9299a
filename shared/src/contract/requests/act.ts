import { IsOptional, IsUUID } from 'class-validator';

/** What every act may carry. */
export class ActRequest {
  /** Made by the client, one per act; a second arrival answers as the first did. */
  @IsOptional()
  @IsUUID()
  changeId?: string;
}
