/** What the API accepts from somebody who signs in or changes their password. */
import { IsEmail, IsNotEmpty, IsString, MaxLength, MinLength } from 'class-validator';

export class SignInRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(1024)
  password!: string;
}

/** Somebody changes the password of their own account. */
export class ChangePasswordRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(1024)
  current!: string;

  /** At least 12 characters, as NIST SP 800-63B asks of more than its minimum of 8. */
  @IsString()
  @MinLength(12)
  @MaxLength(1024)
  next!: string;
}
