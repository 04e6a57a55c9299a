import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import { TEST_PASSWORD } from './app.js';

/** Gives everybody in a test's database the tests' password. */
export async function givePasswords(owner: Client): Promise<void> {
  const passwordHash = await hash(TEST_PASSWORD, {
    memoryCost: 8,
    timeCost: 1,
    parallelism: 1,
  });
  await owner.query('update person set password_hash = $1 where password_hash is null', [passwordHash]);
}
