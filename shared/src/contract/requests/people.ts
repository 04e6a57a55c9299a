/** What the API accepts about people. */
import { ROLES, type Role } from '../access.js';
import { IsCalendarDay } from '../is-calendar-day.js';
import { IsNotBlank } from '../is-not-blank.js';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';

/** Where a role holds, and from when to when. */
class MembershipReach {
  /** Study code; left out for an administrator, who is one of all studies, and for nobody else. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  study?: string;

  /** Site code; all sites of the study when left out. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  site?: string;

  /** First day of the role; today when left out. */
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Last day of the role; open when left out. */
  @IsOptional()
  @IsCalendarDay()
  to?: string;
}

export class CreatePersonRequest extends MembershipReach {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @IsNotBlank()
  @MaxLength(200)
  name!: string;

  /** First password, which the person replaces when signing in; one that is refused leaves no person behind. */
  @IsOptional()
  @IsString()
  @MinLength(12)
  @MaxLength(1024)
  password?: string;

  /** First role; one that is refused leaves no person behind. None when left out, and then nothing of what follows. */
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}

export class UpdatePersonRequest {
  @IsOptional()
  @IsString()
  @IsNotBlank()
  @MaxLength(200)
  name?: string;

  /** True shuts the person out and ends their sessions; false lets them in again. */
  @IsOptional()
  @IsBoolean()
  disabled?: boolean;
}

export class SetPasswordRequest {
  /** At least 12 characters, as NIST SP 800-63B asks of more than its minimum of 8. */
  @IsString()
  @MinLength(12)
  @MaxLength(1024)
  password!: string;
}

export class GrantMembershipRequest extends MembershipReach {
  @IsIn(ROLES)
  role!: Role;
}

export class EndMembershipRequest {
  /** Last day it holds. */
  @IsCalendarDay()
  to!: string;
}
