import { hash } from '@node-rs/argon2';
import { v7 as uuid } from 'uuid';
import { systemContext } from '../platform/database/access-context.js';
import { LOG_SECURITY_EVENT } from '../platform/access/access.queries.js';
import { securityEventValues } from '../platform/access/security-log.js';
import type { Tx } from '../platform/database/transactions.js';
import { CommandFault, UsageFault, type Command, type CommandContext } from './command.js';
import { withTransactions } from './with-transactions.js';

const LEAST_PASSWORD_LENGTH = 12;

export const userCommand: Command = {
  usage: 'user add <e-mail> <name> | administrator <e-mail> | disable <e-mail> | password <e-mail>',
  summary:
    'add a person, make them administrator, take their access, or set their password (asked for, or read from standard input)',
  run: async ([act, emailText, ...rest], context) => {
    const email = parseEmail(emailText);
    switch (act) {
      case 'add':
        return add(email, rest.join(' ').trim(), context);
      case 'administrator':
        return makeAdministrator(email, context);
      case 'disable':
        return disable(email, context);
      case 'password':
        return setPassword(email, context);
      default:
        throw new UsageFault('Say what to do with the person: add, administrator, disable or password.');
    }
  },
};

async function add(email: string, name: string, context: CommandContext): Promise<number> {
  if (name === '') throw new UsageFault('Give the name of the person after the e-mail address.');
  const passwordHash = await askForPassword(context);
  await asSystem(context, async (tx) => {
    const added = await tx.sql(
      `insert into person (id, email, name, password_hash) values ($1, $2, $3, $4)
       on conflict on constraint person_email_once do nothing returning id`,
      [uuid(), email, name, passwordHash],
    );
    if (added.length === 0) throw new CommandFault(`There is already a person with the address ${email}.`);
  });
  context.say(`${email} was added. Without a role in a study they see nothing yet.`);
  return 0;
}

/** Somebody must give the first roles; all others are given on the screens or over the API, by an administrator. */
async function makeAdministrator(email: string, context: CommandContext): Promise<number> {
  await asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>('select id from person where email = $1', [email]);
    if (person === undefined) throw unknownPerson(email);
    const granted = await tx.sql(
      `insert into membership (id, person_id, role, from_day) values ($1, $2, 'administrator', current_date)
       on conflict on constraint membership_once do nothing returning id`,
      [uuid(), person.id],
    );
    if (granted.length === 0) return;
    const details = { role: 'administrator', study: null, site: null, by: 'command line' };
    const event = {
      kind: 'membership.granted',
      personId: person.id,
      address: null,
      requestId: null,
      details,
    } as const;
    await tx.named(LOG_SECURITY_EVENT, securityEventValues(event));
  });
  context.say(`${email} is administrator of people, roles and sites.`);
  return 0;
}

async function disable(email: string, context: CommandContext): Promise<number> {
  await asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>(
      `update person set disabled_at = coalesce(disabled_at, clock_timestamp()) where email = $1 returning id`,
      [email],
    );
    if (person === undefined) throw unknownPerson(email);
    await tx.sql('delete from session where person_id = $1', [person.id]);
  });
  context.say(`${email} can no longer sign in, and was signed out everywhere. What they recorded stays.`);
  return 0;
}

async function setPassword(email: string, context: CommandContext): Promise<number> {
  const passwordHash = await askForPassword(context);
  await asSystem(context, async (tx) => {
    const [person] = await tx.sql<{ id: string }>(
      `update person set password_hash = $2 where email = $1 returning id`,
      [email, passwordHash],
    );
    if (person === undefined) throw unknownPerson(email);
    await tx.sql('delete from session where person_id = $1', [person.id]);
    await tx.sql('delete from sign_in_failure where email_key = $1', [email]);
  });
  context.say(`${email} has a new password, and was signed out everywhere.`);
  return 0;
}

function asSystem(context: CommandContext, work: (tx: Tx) => Promise<void>): Promise<void> {
  return withTransactions(context.environment, (transactions) =>
    transactions.write(systemContext(null, 'command line'), work),
  );
}

async function askForPassword({ readSecret }: CommandContext): Promise<string> {
  const password = await readSecret('Password: ');
  if (password.length < LEAST_PASSWORD_LENGTH) {
    throw new CommandFault(`A password has at least ${LEAST_PASSWORD_LENGTH} characters.`);
  }
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
