import { hash } from '@node-rs/argon2';
import { v7 as uuid } from 'uuid';
import { emailKeyOf } from '../modules/session/sign-in-attempts.service.js';
import { whyUnfit } from '../modules/session/unfit-password.js';
import { systemContext } from '../platform/database/access-context.js';
import type { Tx } from '../platform/database/transactions.js';
import { CommandFault, UsageFault, type Command, type CommandContext } from './command.js';
import { grantRole, logEvent, parseRole, roleWords, type RoleWish } from './user-roles.js';
import { withTransactions } from './with-transactions.js';

const LEAST_PASSWORD_LENGTH = 12;

export const userCommand: Command = {
  usages: [
    ['user add E-MAIL NAME [ROLE]', 'add a person, with a password that is asked for'],
    ['user grant E-MAIL ROLE', 'give a role: --role ROLE --study STUDY [--site SITE]'],
    ['user administrator E-MAIL', 'make a person administrator of people, roles and sites'],
    ['user disable E-MAIL', 'take away all access; what the person recorded stays'],
    ['user password E-MAIL', 'set the password, asked for or read from standard input'],
  ],
  run: async ([act, emailText, ...rest], context) => {
    const email = parseEmail(emailText);
    switch (act) {
      case 'add':
        return add(email, rest, context);
      case 'grant':
        return grant(email, rest, context);
      case 'administrator':
        return makeAdministrator(email, context);
      case 'disable':
        return disable(email, context);
      case 'password':
        return setPassword(email, context);
      default:
        throw new UsageFault(
          'Say what to do with the person: add, grant, administrator, disable or password.',
        );
    }
  },
};

async function add(email: string, words: readonly string[], context: CommandContext): Promise<number> {
  const { rest, wish } = parseRole(words);
  const name = rest.join(' ').trim();
  if (name === '') throw new UsageFault('Give the name of the person after the e-mail address.');
  const passwordHash = await askForPassword(email, context);
  await asSystem(context, async (tx) => {
    const id = uuid();
    const added = await tx.sql(
      `insert into person (id, email, name, password_hash) values ($1, $2, $3, $4)
       on conflict on constraint person_email_once do nothing returning id`,
      [id, email, name, passwordHash],
    );
    if (added.length === 0) throw new CommandFault(`There is already a person with the address ${email}.`);
    await logEvent(tx, 'person.created', id);
    if (wish !== null) await grantRole(tx, id, wish);
  });
  const what =
    wish === null ? 'added. Without a role in a study they see nothing yet' : `added as ${roleWords(wish)}`;
  context.say(`${email} was ${what}.`);
  return 0;
}

async function grant(email: string, words: readonly string[], context: CommandContext): Promise<number> {
  const { rest, wish } = parseRole(words);
  if (wish === null || rest.length > 0)
    throw new UsageFault('Say which role with --role, --study and --site.');
  await give(email, wish, context);
  context.say(`${email} is now ${roleWords(wish)}.`);
  return 0;
}

/** Somebody must give the first roles; all others are given on the screens or over the API, by an administrator. */
async function makeAdministrator(email: string, context: CommandContext): Promise<number> {
  await give(email, { role: 'administrator', study: null, site: null }, context);
  context.say(`${email} is administrator of people, roles and sites.`);
  return 0;
}

function give(email: string, wish: RoleWish, context: CommandContext): Promise<void> {
  return asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>('select id from person where email = $1', [email]);
    if (person === undefined) throw unknownPerson(email);
    await grantRole(tx, person.id, wish);
  });
}

async function disable(email: string, context: CommandContext): Promise<number> {
  await asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>(
      `update person set disabled_at = coalesce(disabled_at, clock_timestamp()) where email = $1 returning id`,
      [email],
    );
    if (person === undefined) throw unknownPerson(email);
    await tx.sql('delete from session where person_id = $1', [person.id]);
    await logEvent(tx, 'person.disabled', person.id);
  });
  context.say(`${email} can no longer sign in, and was signed out everywhere. What they recorded stays.`);
  return 0;
}

async function setPassword(email: string, context: CommandContext): Promise<number> {
  const passwordHash = await askForPassword(email, context);
  await asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>(
      `update person set password_hash = $2, must_change_password = false where email = $1 returning id`,
      [email, passwordHash],
    );
    if (person === undefined) throw unknownPerson(email);
    await tx.sql('delete from session where person_id = $1', [person.id]);
    await tx.sql('delete from sign_in_failure where email_key = $1', [emailKeyOf(email)]);
    await logEvent(tx, 'person.password-set', person.id);
  });
  context.say(`${email} has a new password, and was signed out everywhere.`);
  return 0;
}

function asSystem(context: CommandContext, work: (tx: Tx) => Promise<void>): Promise<void> {
  return withTransactions(context.environment, (transactions) =>
    transactions.write(systemContext(null, 'command line'), work),
  );
}

async function askForPassword(email: string, { readSecret }: CommandContext): Promise<string> {
  const password = await readSecret('Password: ');
  if (password.length < LEAST_PASSWORD_LENGTH) {
    throw new CommandFault(`A password has at least ${LEAST_PASSWORD_LENGTH} characters.`);
  }
  const fault = whyUnfit(password, email);
  if (fault !== null) throw new CommandFault(`The password ${fault}. Nothing was changed. Choose another.`);
  return hash(password);
}

function parseEmail(text: string | undefined): string {
  const email = text?.trim().toLowerCase() ?? '';
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new UsageFault('Give the e-mail address of the person.');
  return email;
}

function unknownPerson(email: string): CommandFault {
  return new CommandFault(`There is nobody with the address ${email}.`);
}
