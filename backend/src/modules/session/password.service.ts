import { hash, verify, type Options } from '@node-rs/argon2';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { refuseUnfit } from './unfit-password.js';

/** Argon2id (the library's default algorithm), so that a stolen table of people gives nobody's password away. */
@Injectable()
export class PasswordService implements OnModuleInit {
  private readonly options: Options;
  /** Of no password: compared where there is no person, so that the answer takes as long. */
  private decoy = '';

  constructor(@Inject(CONFIG) { passwordCost }: Config) {
    this.options = {
      memoryCost: passwordCost.memoryKib,
      timeCost: passwordCost.passes,
      parallelism: passwordCost.lanes,
    };
  }

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('the password of nobody');
  }

  /**
   * A password that somebody chose, refused where it is easily guessed.
   *
   * @param path - field of the request that holds it
   * @throws Problem `session.unfit-password`
   */
  hashChosen(password: string, email: string, path: string): Promise<string> {
    refuseUnfit(written(password), email, path);
    return this.hash(password);
  }

  hash(password: string): Promise<string> {
    return hash(written(password), this.options);
  }

  /** Whether the password is the one; false after the same time when there is no hash to compare with. */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    const isSame = await verify(passwordHash ?? this.decoy, written(password));
    return isSame && passwordHash !== null;
  }
}

/** One password however a keyboard composes it: `é` in one character or in two (NIST SP 800-63B, 5.1.1.2). */
function written(password: string): string {
  return password.normalize('NFKC');
}
