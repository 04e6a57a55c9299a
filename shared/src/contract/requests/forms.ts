/** What the API accepts about a form instance. */
import { ActRequest } from './act.js';
import { IsNotBlank } from '../is-not-blank.js';
import { AreItemValues } from '../is-record.js';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class AddFormRequest extends ActRequest {
  /** Form code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  form!: string;
}

export class SaveFormRequest {
  /** Path -> item value, or null to empty the path. */
  @AreItemValues()
  changes!: Record<string, unknown>;

  /** Made by the client, one per save; a second arrival answers as the first did. */
  @IsUUID()
  changeId!: string;

  /** Required once the form is complete. */
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;

  /** Version of the form's definition that was filled in, where the client knows it. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  formVersion?: string;
}

export class CompleteFormRequest {
  @IsUUID()
  changeId!: string;

  /** Last changes to save in the same transaction. */
  @IsOptional()
  @AreItemValues()
  changes?: Record<string, unknown>;

  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(2000)
  reason?: string;

  /** Version of the form's definition that was filled in, where the client knows it. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  formVersion?: string;
}
