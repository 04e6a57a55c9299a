import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QueryResultRow } from 'pg';
import { v7 as uuid } from 'uuid';
import { chainedHash, type StoredEvent } from '../../src/platform/audit/canonical.js';
import { SealKeeping } from '../../src/platform/audit/seal.js';
import { sealTrail } from '../../src/platform/audit/seal-trail.js';
import { verifyAudit, type TrailReport } from '../../src/platform/audit/verify-audit.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { withDatabase } from '../support/database.js';
import { buildHouse, contextOf, enrol, saveValues, type Enrolled, type House } from '../support/fixtures.js';

describe('verify-audit', () => {
  const database = withDatabase();
  let house: House;
  let enrolled: Enrolled;
  /** Holds the seals of the trail that every test begins with. */
  let seals: string;
  let directory: string;
  let keeping: SealKeeping;

  beforeAll(async () => {
    seals = await mkdtemp(path.join(tmpdir(), 'lutetia-seals-'));
    house = await buildHouse(database().transactions);
    enrolled = await asNurse((tx) => enrol(tx, house.study, house.site, 1));
    for (const grade of ['0', '1', '2']) {
      await asNurse((tx) => saveValues(tx, enrolled.form, { ECOG: { v: grade }, NOTE: { v: 'é "à" 😀\n' } }));
    }
    await seal();
    await asNurse((tx) =>
      tx.sql(`update visit set booked_on = '2026-03-09', version = 1 where id = $1`, [enrolled.visit]),
    );
    await seal();
  });

  afterAll(() => rm(seals, { recursive: true, force: true }));

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lutetia-seals-'));
    await cp(seals, directory, { recursive: true });
    keeping = new SealKeeping(directory, null);
    await query('begin');
  });

  afterEach(async () => {
    await query('rollback');
    await rm(directory, { recursive: true, force: true });
  });

  // The participant's chain: 1 participant, 2 to 4 form, 5 visit.

  // The rest: 2 sites, 2 studies, 2 versions, 4 activations, 7 people, 6 memberships.

  it('finds an untouched trail whole', async () => {
    expect(await verify()).toMatchObject({ entries: 28, seals: 2, findings: [] });
  });

  it('names an entry whose value was altered', async () => {
    await tamper(`update audit_event set changes = replace(changes, '"v":"1"', '"v":"4"') where ${at(3)}`);
    expect(await firstFinding()).toMatchObject({ kind: 'altered', chainId: enrolled.participant, seq: 3 });
    expect((await firstFinding())?.sentence).toContain(`form ${enrolled.form}`);
  });

  it('names an entry whose time was moved by a microsecond', async () => {
    await tamper(`update audit_event set at = at + interval '1 microsecond' where ${at(2)}`);
    expect(await firstFinding()).toMatchObject({ kind: 'altered', seq: 2 });
  });

  it.each(['person_id', 'origin', 'request_id', 'site_id'])(
    'names an entry whose %s was taken out',
    async (column) => {
      await tamper(`update audit_event set ${column} = null where ${at(2)}`);
      expect(await firstFinding()).toMatchObject({ kind: 'altered', seq: 2 });
    },
  );

  it('names an entry removed from the middle', async () => {
    await tamper(`delete from audit_event where ${at(3)}`);
    expect(await firstFinding()).toMatchObject({ kind: 'missing', seq: 3 });
  });

  it('names the place where two entries changed places', async () => {
    await tamper(`update audit_event set seq = seq + 100 where ${at(2)}`);
    await tamper(`update audit_event set seq = 2 where ${at(3)}`);
    await tamper(`update audit_event set seq = 3 where ${at(102)}`);
    expect(await firstFinding()).toMatchObject({ kind: 'altered', seq: 2 });
  });

  it('names the last entry when it was cut off and the head put back', async () => {
    await cutOff();
    expect(await firstFinding()).toMatchObject({ kind: 'cut-off', seq: 5 });
  });

  it('names the last entry even when the seals over it were cut off too, by the journal', async () => {
    await cutOff();
    await tamper(`delete from audit_seal_head where number = 2`);
    await tamper(`delete from audit_seal where number = 2`);
    const { findings } = await verify();
    expect(findings[0]).toMatchObject({ kind: 'cut-off', seq: 5 });
    expect(findings.some(({ kind, sentence }) => kind === 'seal' && sentence.startsWith('seal 2'))).toBe(
      true,
    );
  });

  it('names the record when the entry, the seals and the journal were all cut off', async () => {
    await cutOff();
    await tamper(`delete from audit_seal_head where number = 2`);
    await tamper(`delete from audit_seal where number = 2`);
    const [first] = (await readFile(keeping.journalPath, 'utf8')).split('\n');
    await writeFile(keeping.journalPath, `${first}\n`);
    expect(await firstFinding()).toMatchObject({ kind: 'record', recordId: enrolled.visit });
  });

  it('names a forged entry put at the end', async () => {
    await tamper(`insert into audit_event select chain_id, 6, at, person_id, role, study_id, site_id, record, record_id,
      9, action, changes, reason, request_id, origin, hash from audit_event where ${at(4)}`);
    expect(await firstFinding()).toMatchObject({ kind: 'altered', seq: 6 });
  });

  it('names the first rewritten entry when the whole rest of the chain was computed anew', async () => {
    await tamper(`update audit_event set changes = replace(changes, '"v":"1"', '"v":"4"') where ${at(3)}`);
    await rehashFrom(3);
    const finding = await firstFinding();
    expect(finding).toMatchObject({ kind: 'altered', chainId: enrolled.participant });
    expect(finding?.sentence).toContain('seal 1');
  });

  it('names a record changed past its trail', async () => {
    await tamper(`update form set "values" = '{"ECOG":{"v":"4"}}' where id = '${enrolled.form}'`);
    expect(await firstFinding()).toMatchObject({ kind: 'record', seq: 4, recordId: enrolled.form });
  });

  it('names a form whose version was raised past its trail', async () => {
    await tamper(`update form set version = version + 1 where id = '${enrolled.form}'`);
    expect(await firstFinding()).toMatchObject({ kind: 'record', seq: 4, recordId: enrolled.form });
  });

  it.each(['1 second', '-1 day'])('names a deviation recorded %s later past its trail', async (later) => {
    const values = [uuid(), uuid()].map(
      (id) =>
        `('${id}', '${house.study}', '${house.site}', '${enrolled.participant}', 'missed', '${id}', false, 'Missed')`,
    );
    await query(
      `insert into deviation (id, study_id, site_id, participant_id, kind, cause_key, important, sentence)
       values ${values.join(',')}`,
    );
    expect((await verify()).findings).toEqual([]);
    await tamper(`update deviation set recorded_at = recorded_at + interval '${later}'`);
    expect((await verify()).findings).toHaveLength(2);
  });

  it.each(['participant', 'form'] as const)(
    'finds the trail whole where a visit has the id of a %s, and names whoever changes one of the two',
    async (record) => {
      const id = enrolled[record];
      await query(
        `insert into visit (id, study_id, site_id, participant_id, code, repetition, booked_on, added_reason, version)
         values ($1, $2, $3, $4, 'UNS', 1, '2026-03-10', 'Fever', 1)`,
        [id, house.study, house.site, enrolled.participant],
      );
      expect((await verify()).findings).toEqual([]);
      await tamper(`update visit set booked_on = '2026-03-11' where id = '${id}'`);
      expect((await firstFinding())?.sentence).toContain(`booked_on of visit ${id}`);
      await tamper(`delete from visit where id = '${id}'`);
      expect(await verify()).toMatchObject({ findings: [{ kind: 'record', seq: 6, recordId: id }] });
    },
  );

  it('finds the trail whole after a migration gave a record one more flag, and names whoever sets it', async () => {
    await query(`alter table person add column is_on_leave boolean not null default false`);
    expect((await verify()).findings).toEqual([]);
    const { id } = house.personas.nurse;
    await tamper(`update person set is_on_leave = true where id = '${id}'`);
    expect(await firstFinding()).toMatchObject({ kind: 'record', recordId: id });
  });

  it.each([
    ['a form given another code', `update form set code = 'haematology'`, 'form'],
    ['a form given another repetition', `update form set repetition = 2`, 'form'],
    ['a form taken out of its visit', `update form set visit_id = null`, 'form'],
    ['a form whose visit was given another code', `update visit set code = 'INC'`, 'form'],
    ['a visit given another cycle', `update visit set cycle = 3`, 'visit'],
    ['a participant given another number', `update participant set number = 'FR-01-999'`, 'participant'],
  ] as const)('names %s past its trail', async (_what, sql, record) => {
    await tamper(sql);
    const { findings } = await verify();
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'record', recordId: enrolled[record] }));
  });

  it.each(['form', 'visit', 'participant'] as const)(
    'names a %s moved to another site past its trail',
    async (record) => {
      await tamper(`update ${record} set site_id = '${house.otherSite}'`);
      expect((await verify()).findings).toContainEqual(
        expect.objectContaining({ kind: 'record', recordId: enrolled[record] }),
      );
    },
  );

  it.each([
    ['laboratory', `(id, study_id, site_id, name) values ($1, $2, $3, 'Central')`],
    [
      'site_calendar',
      `(id, study_id, site_id, closed_weekdays, rule) values ($1, $2, $3, '{6,7}', 'nearest')`,
    ],
    [
      'participant_version',
      `(id, study_id, site_id, participant_id, study_version_id) values ($1, $2, $3, $4, $5)`,
    ],
  ])('names a row of %s moved to another site past its trail', async (table, row) => {
    const id = uuid();
    const params = [id, house.study, house.site, enrolled.participant, house.studyVersion];
    await query(`insert into ${table} ${row}`, params.slice(0, (row.match(/\$/g) ?? []).length));
    expect((await verify()).findings).toEqual([]);
    await tamper(`update ${table} set site_id = '${house.otherSite}' where id = '${id}'`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'record', recordId: id }] });
  });

  it.each([
    ['made one to another site', `site_id = (select id from site where code = 'FR-03')`],
    ['recorded a day before', `recorded_at = recorded_at - interval '1 day'`],
  ])('names a transfer %s past its trail', async (_what, change) => {
    const id = uuid();
    await query(
      `insert into participant_transfer (id, study_id, site_id, former_site_id, participant_id, on_day, reason)
       values ($1, $2, $3, $4, $5, '2026-03-05', 'Moved house')`,
      [id, house.study, house.otherSite, house.site, enrolled.participant],
    );
    await query(`update participant set site_id = $2 where id = $1`, [enrolled.participant, house.otherSite]);
    const whole = (await verify()).findings;
    await query(
      `insert into site (id, code, name, city, country, time_zone)
       values ($1, 'FR-03', 'University hospital Lille', 'Lille', 'FR', 'Europe/Paris')`,
      [uuid()],
    );
    await tamper(`update participant_transfer set ${change} where id = '${id}'`);
    const { findings } = await verify();
    expect(findings.filter((one) => !whole.some(({ recordId }) => recordId === one.recordId))).toMatchObject([
      { kind: 'record', recordId: id },
    ]);
  });

  it('names a form that is read under another version of the study than it was begun under', async () => {
    const [next, participant, visit, form] = [uuid(), uuid(), uuid(), uuid()];
    const place = [house.study, house.site, participant];
    await query(
      `insert into participant (id, study_id, site_id, number, sequence, screening_on)
       values ($3, $1, $2, 'FR-01-002', 2, '2026-03-02')`,
      place,
    );
    const come = (version: string, from: string | null): Promise<unknown> =>
      query(
        `insert into participant_version (id, study_id, site_id, participant_id, study_version_id, from_day)
         values ($4, $1, $2, $3, $5, $6)`,
        [...place, uuid(), version, from],
      );
    await come(house.studyVersion, null);
    const visitOf = `insert into visit (id, study_id, site_id, participant_id, code) values ($4, $1, $2, $3, 'SCR')`;
    await query(visitOf, [...place, visit]);
    await query(
      `insert into form (id, study_id, site_id, participant_id, visit_id, code) values ($5, $1, $2, $3, $4, 'ecog')`,
      [...place, visit, form],
    );
    const begun = `update form set "values" = '{"ECOG":{"v":"1"}}', state = 'in-progress', version = 1,
      study_version_id = $2, updated_at = now() where id = $1`;
    await query(begun, [form, house.studyVersion]);
    await query(
      `insert into study_version (id, study_id, version, definition, digest) values ($1, $2, '2', '{"forms":{}}', 'two')`,
      [next, house.study],
    );
    await come(next, '2026-03-09');
    expect((await verify()).findings).toEqual([]);
    await tamper(`update form set study_version_id = '${next}' where id = '${form}'`);
    expect(await verify()).toMatchObject({ findings: [{ kind: 'record', recordId: form }] });
  });

  it('names a form given to another participant past its trail', async () => {
    const other = await asNurse((tx) => enrol(tx, house.study, house.site, 2));
    await tamper(`update form set participant_id = '${other.participant}' where id = '${enrolled.form}'`);
    const found = (await verify()).findings.filter(({ recordId }) => recordId === enrolled.form);
    expect(found.map(({ chainId }) => chainId).sort()).toEqual(
      [enrolled.participant, other.participant].sort(),
    );
  });

  it('names a record removed past its trail', async () => {
    await tamper(`delete from form where id = '${enrolled.form}'`);
    expect(await firstFinding()).toMatchObject({ kind: 'record', seq: 4, recordId: enrolled.form });
  });

  it('names a chain that was removed whole', async () => {
    await tamper(`delete from audit_event where chain_id = '${enrolled.participant}'`);
    await tamper(`delete from audit_chain where chain_id = '${enrolled.participant}'`);
    expect(await firstFinding()).toMatchObject({ kind: 'cut-off', chainId: enrolled.participant, seq: 1 });
  });

  it.each<[string, (house: House, enrolled: Enrolled) => string]>([
    ['of a participant', (_, { participant }) => participant],
    ['of a study', ({ study }) => study],
    ['of people and sites', () => '00000000-0000-0000-0000-000000000000'],
  ])(
    'names the records whose chain was removed whole with its head before any seal: %s',
    async (_, chain) => {
      const chainId = chain(house, enrolled);
      await tamper(`delete from audit_seal_head; delete from audit_seal`);
      await writeFile(keeping.journalPath, '');
      await tamper(`delete from audit_event where chain_id = '${chainId}'`);
      await tamper(`delete from audit_chain where chain_id = '${chainId}'`);
      const finding = await firstFinding();
      expect(finding).toMatchObject({ kind: 'record', chainId });
      expect(finding?.sentence).toContain('holds what no entry tells');
    },
  );

  it('names a seal that was altered', async () => {
    await tamper(`update audit_seal set at = at + interval '1 second' where number = 1`);
    expect((await firstFinding())?.sentence).toMatch(/^seal 1 /);
  });

  it.each([1, 40, -1])(
    'finds the trail whole where the journal broke off: a line kept to %i',
    async (kept) => {
      const [first = '', second = ''] = (await readFile(keeping.journalPath, 'utf8')).split('\n');
      await writeFile(keeping.journalPath, `${first}\n${second.slice(0, kept)}`);
      expect(await verify()).toMatchObject({ seals: 2, findings: [] });
      const [seal] = (await keeping.journal()).seals;
      if (seal !== undefined) await keeping.append([seal]);
      expect((await keeping.journal()).seals).toEqual([seal, seal]);
    },
  );

  it('names a line of the journal that is no seal', async () => {
    const journal = await readFile(keeping.journalPath, 'utf8');
    await writeFile(keeping.journalPath, journal.replace('"at":"2', '"at":2').slice(0, -20));
    expect((await firstFinding())?.sentence).toContain('holds a line that is no seal');
  });

  it('makes a key where the first was never written, because the disk was full', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'lutetia-seals-'));
    await writeFile(path.join(elsewhere, 'seal.key'), '');
    const made = await new SealKeeping(elsewhere, null).keyOrNew();
    expect(await new SealKeeping(elsewhere, null).key()).toEqual(made);
    await rm(elsewhere, { recursive: true });
  });

  it('does not take a seal made with another key', async () => {
    const report = await verify(new SealKeeping(directory, Buffer.alloc(32, 7)));
    expect(report.findings[0]?.kind).toBe('seal');
  });

  it('takes the same key from the environment as from the file, and refuses what is no key', async () => {
    const LUTETIA_SEAL_KEY = (await readFile(path.join(directory, 'seal.key'), 'utf8')).trim();
    const elsewhere = { LUTETIA_DATA_DIR: path.join(directory, 'none'), LUTETIA_SEAL_KEY };
    expect((await verify(SealKeeping.from(elsewhere))).findings).toEqual([]);
    expect(() => SealKeeping.from({ LUTETIA_SEAL_KEY: 'a phrase' })).toThrow('64 hexadecimal digits');
  });

  function asNurse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return database().transactions.write(contextOf(house, 'nurse'), work);
  }

  async function seal(): Promise<void> {
    const kept = new SealKeeping(seals, null);
    const made = await asNurse((tx) => sealTrail(tx, kept));
    if (made !== null) await kept.append([made]);
  }

  async function query<R extends QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    return (await database().owner.query<R>(text, [...params])).rows;
  }

  /** In the transaction that takes back what the test did, where verifying cannot begin one of its own. */
  function nested<R extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<R[]> {
    if (text.startsWith('begin')) return query('savepoint verifying');
    return query(text === 'rollback' ? 'rollback to savepoint verifying' : text, params);
  }

  function verify(kept = keeping): Promise<TrailReport> {
    return verifyAudit(nested, kept);
  }

  async function firstFinding(): Promise<TrailReport['findings'][number] | null> {
    return (await verify()).findings[0] ?? null;
  }

  /** What only a superuser can do: with every trigger off. */
  async function tamper(sql: string): Promise<void> {
    await query(`set session_replication_role = replica`);
    await query(sql);
    await query(`set session_replication_role = origin`);
  }

  function at(seq: number): string {
    return `chain_id = '${enrolled.participant}' and seq = ${seq}`;
  }

  async function cutOff(): Promise<void> {
    await tamper(`delete from audit_event where ${at(5)}`);
    await tamper(`update audit_chain set length = 4, head = (select hash from audit_event where ${at(4)})
                  where chain_id = '${enrolled.participant}'`);
  }

  async function rehashFrom(seq: number): Promise<void> {
    const [previous] = await query<{ hash: Buffer }>(`select hash from audit_event where ${at(seq - 1)}`);
    let head = previous?.hash ?? Buffer.alloc(32);
    for (let place = seq; place <= 5; place++) {
      const [row] = await query<{ event: StoredEvent }>(
        `select jsonb_build_object('chainId', chain_id, 'seq', seq,
           'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'personId', person_id, 'role', role,
           'studyId', study_id, 'siteId', site_id, 'record', record, 'recordId', record_id,
           'recordVersion', record_version, 'action', action, 'changes', changes, 'reason', reason,
           'requestId', request_id, 'origin', origin) as event
         from audit_event where ${at(place)}`,
      );
      if (row === undefined) throw new Error(`no entry ${place}`);
      head = chainedHash(head, row.event);
      await tamper(`update audit_event set hash = '\\x${head.toString('hex')}' where ${at(place)}`);
    }
    await tamper(
      `update audit_chain set head = '\\x${head.toString('hex')}' where chain_id = '${enrolled.participant}'`,
    );
  }
});
