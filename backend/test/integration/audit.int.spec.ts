import { fieldChanges } from '../../src/platform/audit/field-changes.js';
import { withDatabase } from '../support/database.js';
import { buildHouse, contextOf, enrol, saveValues, type Enrolled, type House } from '../support/fixtures.js';

interface Entry {
  readonly seq: string;
  readonly action: 'created' | 'changed';
  readonly changes: string;
  readonly person_id: string | null;
  readonly role: string;
  readonly record_version: number | null;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly origin: string | null;
  readonly [column: string]: unknown;
}

describe('the trail', () => {
  let house: House;
  let enrolled: Enrolled;
  let sequence = 0;

  const database = withDatabase(async ({ transactions }) => {
    house = await buildHouse(transactions);
  });

  beforeEach(async () => {
    sequence += 1;
    enrolled = await database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      enrol(tx, house.study, house.site, sequence),
    );
  });

  const entriesOf = (record: string): Promise<Entry[]> =>
    database().transactions.read(contextOf(house, 'auditor', { sites: '*' }), (tx) =>
      tx.sql<Entry>('select * from audit_event where record_id = $1 order by seq', [record]),
    );

  const save = (values: Record<string, unknown>, reason: string | null = null): Promise<void> =>
    database().transactions.write(contextOf(house, 'nurse', { reason }), (tx) =>
      saveValues(tx, enrolled.form, values),
    );

  it('says who changed what, in which role, from where and why, field by field', async () => {
    await save({ ECOG: { v: '1' }, WEIGHT: { v: '72.50', unit: 'kg' } });
    await save(
      { ECOG: { v: '2' }, NOTE: { absent: 'unknown', reason: 'say "why"' } },
      'read from the wrong line',
    );
    const [created, changed] = await entriesOf(enrolled.form);
    expect(fieldChanges('created', created?.changes ?? '')).toEqual([
      { path: 'ECOG', old: null, new: { v: '1' } },
      { path: 'WEIGHT', old: null, new: { unit: 'kg', v: '72.50' } },
      { path: 'identity', old: null, new: 'SCR/0/1/ecog/1' },
      { path: 'state', old: null, new: 'in-progress' },
    ]);
    expect(changed?.changes).toBe(
      '{"ECOG":[{"v":"1"},{"v":"2"}],' +
        '"NOTE":[null,{"absent":"unknown","reason":"say \\"why\\""}],' +
        '"WEIGHT":[{"unit":"kg","v":"72.50"},null]}',
    );
    expect(changed).toMatchObject({
      action: 'changed',
      person_id: house.personas.nurse.id,
      role: 'nurse',
      study_id: house.study,
      site_id: house.site,
      record: 'form',
      record_version: 2,
      reason: 'read from the wrong line',
      request_id: 'test-request',
      origin: '127.0.0.1',
    });
  });

  it('says nothing of blank visits and forms, nor of a save that changes nothing', async () => {
    expect(await entriesOf(enrolled.visit)).toEqual([]);
    expect(await entriesOf(enrolled.form)).toEqual([]);
    await save({ ECOG: { v: '1' } });
    await save({ ECOG: { v: '1' } });
    expect(await entriesOf(enrolled.form)).toHaveLength(1);
  });

  const addVisit = (code: string, version: number, reason: string | null): Promise<string> =>
    database().transactions.write(contextOf(house, 'nurse'), async (tx) => {
      const [added] = await tx.sql<{ id: string }>(
        `insert into visit (id, study_id, site_id, participant_id, code, added_reason, version)
         select gen_random_uuid(), study_id, site_id, id, $2, $3, $4 from participant where id = $1 returning id`,
        [enrolled.participant, code, reason, version],
      );
      return added?.id ?? '';
    });

  it('tells of every visit that was added, with the reason, which stays', async () => {
    const visit = await addVisit('UNS', 1, 'Fever');
    expect((await entriesOf(visit)).map(({ action, changes }) => [action, changes])).toEqual([
      ['created', '{"added_reason":"Fever","code":"UNS","cycle":0,"repetition":1}'],
    ]);
    const taken = database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      tx.sql('update visit set added_reason = null where id = $1', [visit]),
    );
    await expect(taken).rejects.toMatchObject({ code: '23001' });
  });

  it('holds no added visit without a reason, also where it passes for a planned one', async () => {
    await expect(addVisit('FU1', 1, null)).rejects.toMatchObject({ code: '23514' });
    await database().owner.query(
      `insert into study_version (id, study_id, version, digest, definition)
       select gen_random_uuid(), $1, 'added', 'x', $2`,
      [house.study, { definition: { epochs: [{ visits: [{ code: 'UNS', kind: 'unscheduled' }] }] } }],
    );
    await expect(addVisit('UNS', 0, null)).rejects.toMatchObject({ code: '23514' });
    expect(await entriesOf(await addVisit('FU1', 0, null))).toEqual([]);
  });

  it('shows that a password changed without telling it', async () => {
    const person = house.personas.outsider.id;
    await database().owner.query(`update person set password_hash = 'a very secret hash' where id = $1`, [
      person,
    ]);
    const { rows } = await database().owner.query<{ changes: string; role: string }>(
      'select changes, role from audit_event where record_id = $1 order by seq desc limit 1',
      [person],
    );
    expect(rows[0]?.changes).toMatch(/^\{"password_hash":\[null,"sha256:[0-9a-f]{64}"\]\}$/);
    expect(rows[0]?.role).toBe('system');
  });

  it('is stamped by the database, whatever the context claims', async () => {
    const before = await database().owner.query<{ now: Date }>('select clock_timestamp() as now');
    await save({ ECOG: { v: '1' } });
    const [entry] = await entriesOf(enrolled.form);
    expect((entry?.['at'] as Date | undefined)?.getTime()).toBeGreaterThanOrEqual(
      (before.rows[0]?.now.getTime() ?? 0) - 1,
    );
  });

  it.each([
    ['insert', `insert into audit_event select * from audit_event limit 1`],
    ['update', `update audit_event set reason = 'x'`],
    ['delete', `delete from audit_event`],
    ['truncate', `truncate audit_event`],
    ['alter', `alter table audit_event disable trigger all`],
    ['read the chains', `select * from audit_chain`],
    ['update the chains', `update audit_chain set length = 0`],
    ['delete seals', `delete from audit_seal`],
    ['call the writer', `select append_audit_event(null, null, null, 'form', null, 1, 'changed', '{}')`],
    ['leave its role', `set role pg_signal_backend`],
    ['switch triggers off', `set session_replication_role = replica`],
  ])('does not let the application %s', async (_, sql) => {
    const act = database().transactions.write(contextOf(house, 'nurse'), (tx) => tx.sql(sql));
    await expect(act).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    `update audit_event set reason = 'x'`,
    `delete from audit_event`,
    `truncate audit_event`,
    `delete from audit_chain`,
    `update audit_chain set length = length - 1`,
    `delete from audit_seal`,
    `delete from security_event`,
    `update study_version set digest = 'x'`,
    `delete from form`,
    `truncate form cascade`,
    `delete from participant`,
    `delete from person`,
  ])('is refused even to the owner: %s', async (sql) => {
    await expect(database().owner.query(sql)).rejects.toMatchObject({ code: '23001' });
  });

  it('keeps one unbroken chain when many write to one participant at once', async () => {
    const forms = await database().transactions.write(contextOf(house, 'nurse'), async (tx) => {
      const added = await tx.sql<{ id: string }>(
        `insert into form (id, study_id, site_id, participant_id, visit_id, code, repetition)
         select gen_random_uuid(), study_id, site_id, participant_id, visit_id, 'note', n
         from form, generate_series(1, 12) as n where id = $1 returning id`,
        [enrolled.form],
      );
      return added.map(({ id }) => id);
    });
    await Promise.all(
      forms.map((form) =>
        database().transactions.write(contextOf(house, 'nurse'), (tx) =>
          saveValues(tx, form, { NOTE: { v: form } }),
        ),
      ),
    );
    const { rows } = await database().owner.query<{ unbroken: boolean; n: string }>(
      `select count(*) as n, bool_and(hash = sha256(previous || audit_event_bytes(event))) as unbroken
       from (select e as event, e.hash, lag(e.hash, 1, decode(repeat('00', 32), 'hex')) over (order by seq) as previous
             from audit_event e where chain_id = $1) as chain`,
      [enrolled.participant],
    );
    expect(rows).toEqual([{ n: '13', unbroken: true }]);
  });

  it('lets two transactions over the same participants wait for each other instead of failing', async () => {
    sequence += 1;
    const other = await database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      enrol(tx, house.study, house.site, sequence),
    );
    const both = (forms: string[], grade: string): Promise<void> =>
      database().transactions.write(contextOf(house, 'nurse'), async (tx) => {
        await tx.sql('select lock_chains($1)', [[other.participant, enrolled.participant]]);
        for (const form of forms) await saveValues(tx, form, { ECOG: { v: grade } });
      });
    await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        both(turn % 2 === 0 ? [enrolled.form, other.form] : [other.form, enrolled.form], String(turn)),
      ),
    );
    expect(await entriesOf(other.form)).toHaveLength(8);
  });

  it('leaves nothing of a transaction that fails or is a preview', async () => {
    const failing = database().transactions.write(contextOf(house, 'nurse'), async (tx) => {
      await saveValues(tx, enrolled.form, { ECOG: { v: '1' } });
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    await database().transactions.preview(contextOf(house, 'nurse'), (tx) =>
      saveValues(tx, enrolled.form, { ECOG: { v: '2' } }),
    );
    expect(await entriesOf(enrolled.form)).toEqual([]);
  });

  it('cannot be written in a transaction opened for reading', async () => {
    const writing = database().transactions.read(contextOf(house, 'nurse'), (tx) =>
      saveValues(tx, enrolled.form, { ECOG: { v: '1' } }),
    );
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });
});
