import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QueryResultRow } from 'pg';
import { LOG_SECURITY_EVENT } from '../../src/platform/access/access.queries.js';
import { securityEventValues } from '../../src/platform/access/security-log.js';
import { SealKeeping } from '../../src/platform/audit/seal.js';
import { sealTrail } from '../../src/platform/audit/seal-trail.js';
import { verifyAudit, type TrailReport } from '../../src/platform/audit/verify-audit.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { withDatabase } from '../support/database.js';
import { buildHouse, contextOf, enrol, saveValues, type Enrolled, type House } from '../support/fixtures.js';

const LOG = '00000000-0000-0000-0000-000000000001';

describe('verify-audit, of the security log and of who last changed a form', () => {
  const database = withDatabase();
  let house: House;
  let enrolled: Enrolled;
  let keeping: SealKeeping;
  let directory: string;
  let ids: string[];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lutetia-seals-'));
    keeping = new SealKeeping(directory, null);
    house = await buildHouse(database().transactions);
    enrolled = await asNurse((tx) => enrol(tx, house.study, house.site, 1));
    for (const ECOG of [{ v: '0' }, { v: '1' }])
      await asNurse((tx) => saveValues(tx, enrolled.form, { ECOG }));
    await log('é "à" 😀', null);
    await asNurse(async (tx) => {
      await tx.named(LOG_SECURITY_EVENT, event('one of two', '192.0.2.1'));
      await tx.named(LOG_SECURITY_EVENT, event('two of two', '192.0.2.1'));
    });
    await log('last', '2001:db8::1');
    const made = await asNurse((tx) => sealTrail(tx, keeping));
    if (made !== null) await keeping.append([made]);
    ids = (await query<{ id: string }>('select id from security_event order by id')).map(({ id }) => id);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));
  beforeEach(() => query('begin'));
  afterEach(() => query('rollback'));

  it('finds an untouched log whole, and its chain among the sealed ones', async () => {
    expect(await verify()).toMatchObject({ securityEvents: 4, findings: [] });
    expect(await query(`select length from audit_seal_head where chain_id = '${LOG}'`)).toEqual([
      { length: '4' },
    ]);
  });

  it.each([
    ['kind', `'session.closed'`],
    ['person_id', `'${LOG}'`],
    ['email_key', `'another'`],
    ['address', `'198.51.100.7'`],
    ['request_id', 'null'],
    ['details', `'{"what": "nothing"}'`],
    ['at', `at + interval '1 microsecond'`],
  ])('names an event whose %s was altered', async (column, value) => {
    await tamper(`update security_event set ${column} = ${value} where id = ${ids[1] ?? ''}`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'altered', chainId: LOG, seq: 2 }] });
  });

  it.each([
    ['with its link', true],
    ['and its link left', false],
  ])('names an event removed from the middle, %s', async (_how, isLinkRemoved) => {
    if (isLinkRemoved) await tamper('delete from security_event_link where seq = 2');
    await tamper(`delete from security_event where id = ${ids[1] ?? ''}`);
    const { findings } = await verify();
    expect(findings).toMatchObject([{ kind: 'missing', chainId: LOG, seq: 2 }]);
    expect(findings[0]?.sentence).toMatch(/^security log, entry 2: /);
  });

  it('names the last event when it was cut off and the head put back', async () => {
    await tamper(`delete from security_event_link where seq = 4`);
    await tamper(`delete from security_event where id = ${ids[3] ?? ''}`);
    await tamper(`update audit_chain set length = 3, head = (select hash from security_event_link where seq = 3)
      where chain_id = '${LOG}'`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'cut-off', chainId: LOG, seq: 4 }] });
  });

  it('names the first of two events that changed places', async () => {
    await tamper(`update security_event_link set event_id = -event_id where seq in (2, 3)`);
    await tamper(`update security_event_link set event_id = case seq when 2 then ${ids[2] ?? ''} else ${ids[1] ?? ''} end
      where seq in (2, 3)`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'altered', chainId: LOG, seq: 2 }] });
  });

  it('names an event put there past the chain', async () => {
    await tamper(`insert into security_event (kind) values ('session.opened')`);
    expect((await verify()).findings).toMatchObject([{ kind: 'altered', chainId: LOG, seq: null }]);
  });

  it('names the log whose chain was taken away whole', async () => {
    await tamper(`delete from security_event_link`);
    await tamper(`delete from security_event`);
    await tamper(`delete from audit_chain where chain_id = '${LOG}'`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'cut-off', chainId: LOG, seq: 1 }] });
  });

  it.each(['update security_event_link set seq = seq', 'delete from security_event_link'])(
    'lets nobody change the chain: %s',
    async (sql) => {
      await expect(query(sql)).rejects.toThrow('append-only');
    },
  );

  it.each([
    ['another person as its last', (): string => `updated_by = '${house.personas.investigator.id}'`],
    ['another person as its last', (): string => `updated_by = null`],
    ['another time of its last change', (): string => `updated_at = updated_at + interval '1 hour'`],
    ['another time of its last change', (): string => `updated_at = updated_at - interval '1 day'`],
    ['another time of its last change', (): string => `updated_at = null`],
  ] as const)('names a form that was made to name %s', async (what, sql) => {
    await tamper(`update form set ${sql()} where id = '${enrolled.form}'`);
    const { findings } = await verify();
    expect(findings).toMatchObject([{ kind: 'record', seq: 3, recordId: enrolled.form }]);
    expect(findings[0]?.sentence).toContain(what);
  });

  function event(what: string, address: string | null): unknown[] {
    const { id: personId } = house.personas.nurse;
    const details = { what, count: 3, nothing: null };
    return securityEventValues({ kind: 'session.opened', personId, address, requestId: 'r', details });
  }

  function log(what: string, address: string | null): Promise<unknown> {
    return database().transactions.statement(LOG_SECURITY_EVENT, event(what, address));
  }

  function asNurse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return database().transactions.write(contextOf(house, 'nurse'), work);
  }

  async function query<R extends QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    return (await database().owner.query<R>(text, [...params])).rows;
  }

  function nested<R extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<R[]> {
    if (text.startsWith('begin')) return query('savepoint verifying');
    return query(text === 'rollback' ? 'rollback to savepoint verifying' : text, params);
  }

  function verify(): Promise<TrailReport> {
    return verifyAudit(nested, keeping);
  }

  /** What only a superuser can do: with every trigger off. */
  async function tamper(sql: string): Promise<void> {
    await query(`set session_replication_role = replica`);
    await query(sql);
    await query(`set session_replication_role = origin`);
  }
});
