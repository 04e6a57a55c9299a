import { v7 as uuid } from 'uuid';
import { buildHouse, contextOf, enrol, saveValues, type Enrolled, type House } from '../support/fixtures.js';
import { withDatabase } from '../support/database.js';

const BOUND = [
  'participant',
  'visit',
  'form',
  'form_change',
  'answered_change',
  'deviation',
  'planned_visit',
  'milestone',
  'administration',
  'participant_summary',
  'allocation_reference',
  'calendar_entry',
  'site_calendar',
  'laboratory',
  'reference_range',
  'participant_transfer',
  'participant_version',
  'audit_event',
];

describe('row security', () => {
  let house: House;
  let here: Enrolled;
  let elsewhere: Enrolled;
  let otherStudy: Enrolled;

  const database = withDatabase(async ({ transactions }) => {
    house = await buildHouse(transactions);
    const everywhere = { sites: '*' as const };
    here = await transactions.write(contextOf(house, 'nurse'), (tx) => enrol(tx, house.study, house.site, 1));
    elsewhere = await transactions.write(contextOf(house, 'nurse', everywhere), (tx) =>
      enrol(tx, house.study, house.otherSite, 1),
    );
    otherStudy = await transactions.write(
      contextOf(house, 'nurse', { ...everywhere, studyId: house.otherStudy }),
      (tx) => enrol(tx, house.otherStudy, house.site, 1),
    );
  });

  it('is forced on every table that holds a participant', async () => {
    const { rows } = await database().owner.query<{ relname: string }>(
      `select relname from pg_class where relrowsecurity and relforcerowsecurity`,
    );
    expect(rows.map((row) => row.relname).sort()).toEqual([...BOUND].sort());
    const { rows: columns } = await database().owner.query<{ table_name: string }>(
      `select distinct table_name from information_schema.columns
       where table_schema = 'public' and column_name = 'participant_id'`,
    );
    for (const { table_name: table } of columns) expect(BOUND).toContain(table);
  });

  it('shows the rows of the own site and study, and no others, without any where', async () => {
    const seen = await database().transactions.read(contextOf(house, 'nurse'), (tx) =>
      tx.sql<{ id: string }>(
        'select id from participant union all select id from visit union all select id from form',
      ),
    );
    expect(seen.map((row) => row.id).sort()).toEqual([here.participant, here.visit, here.form].sort());
  });

  it('shows all sites of one study to a person of all sites, and still not the other study at the same hospital', async () => {
    const seen = await database().transactions.read(contextOf(house, 'monitor', { sites: '*' }), (tx) =>
      tx.sql<{ id: string }>('select id from participant'),
    );
    expect(seen.map((row) => row.id).sort()).toEqual([here.participant, elsewhere.participant].sort());
  });

  it.each([
    ['no study', { studyId: null }],
    ['no site', { sites: [] }],
  ])('shows nothing with %s', async (_, at) => {
    const counts = await database().transactions.read(contextOf(house, 'nurse', at), (tx) =>
      tx.sql<{ n: string }>('select count(*) as n from participant union all select count(*) from form'),
    );
    expect(counts.map((row) => row.n)).toEqual(['0', '0']);
  });

  it('shows nothing outside a context', async () => {
    for (const table of BOUND) {
      const rows = await database().transactions.statement({
        name: `all_${table}`,
        text: `select 1 from ${table}`,
      });
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
  });

  it('keeps the trail of other sites and of the other study out of sight', async () => {
    const chains = await database().transactions.read(contextOf(house, 'nurse'), (tx) =>
      tx.sql<{ chain_id: string }>(`select distinct chain_id from audit_event where record = 'participant'`),
    );
    expect(chains).toEqual([{ chain_id: here.participant }]);
  });

  it.each([
    ['another site', () => elsewhere],
    ['another study at the same hospital', () => otherStudy],
  ])('changes no row of %s', async (_, target) => {
    const changed = await database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      tx.sql(`update form set state = 'complete' where id = $1 returning id`, [target().form]),
    );
    expect(changed).toEqual([]);
  });

  it('refuses to add a row at another site or in another study', async () => {
    const atOtherSite = database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      enrol(tx, house.study, house.otherSite, 9),
    );
    await expect(atOtherSite).rejects.toThrow('row-level security');
    const inOtherStudy = database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      enrol(tx, house.otherStudy, house.site, 9),
    );
    await expect(inOtherStudy).rejects.toThrow('row-level security');
  });

  it.each([
    ['visit', `(id, study_id, site_id, participant_id, code) values ($1, $2, $3, $4, 'INC')`],
    ['form', `(id, study_id, site_id, participant_id, code) values ($1, $2, $3, $4, 'death')`],
    [
      'deviation',
      `(id, study_id, site_id, participant_id, kind, cause_key, important, sentence)
       values ($1, $2, $3, $4, 'missed', 'missed INC', false, 'Missed')`,
    ],
  ])('refuses a %s of a participant of another site as one of the own', async (table, row) => {
    const enter = ({ participant }: Enrolled): Promise<unknown> =>
      database().transactions.preview(contextOf(house, 'nurse'), (tx) =>
        tx.sql(`insert into ${table} ${row}`, [uuid(), house.study, house.site, participant]),
      );
    await enter(here);
    await expect(enter(elsewhere)).rejects.toThrow(`a ${table} begins at the site of its participant`);
  });

  it('refuses to move a row to another site', async () => {
    const moved = database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      tx.sql('update visit set site_id = $2 where id = $1', [here.visit, house.otherSite]),
    );
    await expect(moved).rejects.toThrow('row-level security');
  });

  it.each<['form' | 'visit' | 'participant', string, () => unknown]>([
    ['form', 'visit_id', () => null],
    ['form', 'code', () => 'other'],
    ['form', 'repetition', () => 2],
    ['form', 'participant_id', () => elsewhere.participant],
    ['form', 'site_id', () => house.otherSite],
    ['visit', 'code', () => 'OTHER'],
    ['visit', 'cycle', () => 2],
    ['participant', 'study_id', () => house.study],
  ])('lets nobody change of a %s its %s, of which the trail would not tell', async (table, column, to) => {
    const change = `update ${table} set ${column} = $2 where id = $1`;
    const values = [here[table], to()];
    const byNurse = database().transactions.write(contextOf(house, 'nurse', { sites: '*' }), (tx) =>
      tx.sql(change, values),
    );
    await expect(byNurse).rejects.toThrow(`a ${table} keeps its identity`);
    await expect(database().owner.query(change, values)).rejects.toThrow('keeps its identity');
  });

  it('tells the scope of a record before a study is known, and of nothing else', async () => {
    const scope = await database().transactions.statement({
      name: 'scope_of_form',
      text: `select * from record_scope('form', '${elsewhere.form}')`,
    });
    expect(scope).toEqual([
      {
        study_id: house.study,
        site_id: house.otherSite,
        participant_id: elsewhere.participant,
        former_site_ids: [],
      },
    ]);
    const unknown = await database().transactions.statement({
      name: 'scope_of_nothing',
      text: `select * from record_scope('form', '${uuid()}')`,
    });
    expect(unknown).toEqual([]);
  });

  it('leaves nothing of one context to the next transaction on the connection', async () => {
    await database().transactions.write(contextOf(house, 'nurse'), (tx) =>
      saveValues(tx, here.form, { ECOG: { v: '1' } }),
    );
    const left = await database().transactions.statement<{ study: string | null }>({
      name: 'left_over_context',
      text: `select nullif(current_setting('lutetia.study', true), '') as study`,
    });
    expect(left).toEqual([{ study: null }]);
  });
});
