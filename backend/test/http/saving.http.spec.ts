import { randomUUID } from 'node:crypto';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import { giveDose, includeParticipant } from '../support/course.js';
import { enrolled, expectStatus, formIn, visitOf, withTrialApp } from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

type Changes = Record<string, unknown>;

const save = (
  client: TestClient,
  form: string,
  version: number,
  changes: Changes,
  more: Record<string, unknown> = {},
): Promise<Answer> =>
  client.put(`/forms/${form}`, { changes, changeId: randomUUID(), ...more }, { 'if-match': `"${version}"` });

describe('saving a form', () => {
  const running = withTrialApp();
  const freshForm = async (code = 'haematology'): Promise<{ nurse: TestClient; form: string }> => {
    const nurse = await running().as('nurse');
    const participant = await enrolled(nurse, '2026-11-02');
    return { nurse, form: formIn(await visitOf(nurse, participant, 'SCR'), code).id };
  };

  it('merges changes to different fields', async () => {
    const { nurse, form } = await freshForm();
    expectStatus(await save(nurse, form, 0, { HGB: { v: '12.5', unit: 'g/dL' } }), 200);
    const second = expectStatus(await save(nurse, form, 0, { WBC: { v: '4.1', unit: '10*9/L' } }), 200);
    expect(second.json).toMatchObject({ version: 2, values: { HGB: { v: '12.5' }, WBC: { v: '4.1' } } });
  });

  it('merges what many save at the same moment, each with its entry in the trail', async () => {
    const { nurse, form } = await freshForm('medical-history');
    const paths = Array.from({ length: 80 }, (_, row) => `treatments/r${row}/CMTRT`);
    const answers = await Promise.all(paths.map((path) => save(nurse, form, 0, { [path]: { v: path } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { values, version } = (await nurse.get(`/forms/${form}`)).json as FormSavedView;
    expect(version).toBe(paths.length);
    expect(values).toEqual(Object.fromEntries(paths.map((path) => [path, { v: path }])));
    const { rows } = await running().database.owner.query(
      `select count(*)::integer as entries, count(distinct record_version)::integer as versions
       from audit_event where record_id = $1`,
      [form],
    );
    expect(rows).toEqual([{ entries: paths.length, versions: paths.length }]);
  });

  it('does nothing for a page that somebody else opened than who is signed in now', async () => {
    const { nurse, form } = await freshForm();
    const investigator = await running().as('investigator');
    const idOf = async (client: TestClient): Promise<string> =>
      ((await client.get('/session')).json as SessionView).person.id;
    const body = { changes: { LBNAM: { v: 'A' } }, changeId: randomUUID() };
    const stated = { 'lutetia-person': await idOf(nurse) };
    for (const refused of [
      await investigator.put(`/forms/${form}`, body, { 'if-match': '"0"', ...stated }),
      await investigator.get(`/forms/${form}`, stated),
    ])
      expect(refused.json).toMatchObject({ status: 401, code: 'session.other-person' });
    expectStatus(await nurse.put(`/forms/${form}`, body, { 'if-match': '"0"', ...stated }), 200);
  });

  it('leaves who last changed a form as it was where somebody saves what stands there already', async () => {
    const { nurse, form } = await freshForm();
    const investigator = await running().as('investigator');
    expectStatus(await save(nurse, form, 0, { LBNAM: { v: 'A' } }), 200);
    const { updatedAt } = expectStatus(await nurse.get(`/forms/${form}`), 200).json as FormView;
    expectStatus(await save(investigator, form, 1, { LBNAM: { v: 'A' } }), 200);
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({
      version: 1,
      updatedBy: 'Research nurse',
      updatedAt,
    });
  });

  it('refuses two answers to one field with base, mine and theirs', async () => {
    const { nurse, form } = await freshForm();
    const investigator = await running().as('investigator');
    expectStatus(await save(nurse, form, 0, { LBNAM: { v: 'A' } }), 200);
    expectStatus(await save(investigator, form, 1, { LBNAM: { v: 'B' } }), 200);
    const refused = expectStatus(await save(nurse, form, 1, { LBNAM: { v: 'C' } }), 409);
    expect(refused.json).toMatchObject({
      code: 'form.conflict',
      base: { LBNAM: { v: 'A' } },
      mine: { LBNAM: { v: 'C' } },
      theirs: { LBNAM: { v: 'B' } },
      theirsBy: { LBNAM: { who: 'Investigator', role: 'investigator' } },
      version: 2,
    });
  });

  it('counts a change once and answers its second arrival as the first, also after others saved', async () => {
    const { nurse, form } = await freshForm();
    const changeId = randomUUID();
    const body = { changes: { WBC: { v: '4.1', unit: '10*9/L' }, LBNAM: { v: 'A' } }, changeId };
    const first = expectStatus(await nurse.put(`/forms/${form}`, body, { 'if-match': '"0"' }), 200);
    expectStatus(await save(nurse, form, 1, { LBNAM: null }), 200);
    const again = expectStatus(await nurse.put(`/forms/${form}`, body, { 'if-match': '"0"' }), 200);
    expect(again.text).toBe(first.text);
    const other = { ...body, changes: { LBNAM: { v: 'Z' } } };
    const reused = await nurse.put(`/forms/${form}`, other, { 'if-match': '"2"' });
    expect(reused.json).toMatchObject({ status: 409, code: 'form.change-id-reused' });
  });

  it('answers the second arrival of a completion with what the first moved, also after others moved more', async () => {
    const nurse = await running().as('nurse');
    const participant = await includeParticipant(nurse);
    const { id, version } = formIn(await visitOf(nurse, participant, 'D1', 1), 'visit');
    const changes = { VISDAT: { v: '2026-02-09' }, VISLOC: { v: 'trial-site' }, VISMODE: { v: 'on-site' } };
    const body = { changes, changeId: randomUUID() };
    const complete = (): Promise<Answer> =>
      nurse.post(`/forms/${id}/completion`, body, { 'if-match': `"${version}"` });
    const first = expectStatus(await complete(), 200);
    expect((first.json as FormSavedView).moves).not.toEqual([]);
    await giveDose(nurse, participant, 2, '2026-04-13');
    expect(expectStatus(await complete(), 200).text).toBe(first.text);
  });

  it('counts one change once when it arrives many times at the same moment', async () => {
    const { nurse, form } = await freshForm();
    expectStatus(await save(nurse, form, 0, { LBNAM: { v: 'A' } }), 200);
    const body = { changes: { LBNAM: { v: 'B' } }, changeId: randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => nurse.put(`/forms/${form}`, body, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ json }) => (json as FormSavedView).version))).toEqual(new Set([2]));
  });

  it.each<[string, Changes, number, string]>([
    ['an unknown item', { NOPE: { v: '1' } }, 422, 'form.unknown-item'],
    ['a path that names no row', { 'a/b/c/d': { v: '1' } }, 422, 'form.unknown-item'],
    ['30 February', { LBDAT: { v: '2026-02-30' } }, 422, 'form.invalid-value'],
    ['tomorrow', { LBDAT: { v: '2026-11-22' } }, 422, 'date.in-future'],
    ['a number that is a word', { HGB: { v: 'high', unit: 'g/dL' } }, 422, 'form.invalid-value'],
    ['a list for a number', { HGB: { v: ['1'] } }, 422, 'form.invalid-value'],
    ['true', { HGB: true }, 422, 'form.invalid-value'],
    ['a NUL character', { LBNAM: { v: 'a\u0000b' } }, 400, 'request.malformed'],
  ])('refuses %s and keeps nothing', async (_what, changes, status, code) => {
    const { nurse, form } = await freshForm();
    const refused = await save(nurse, form, 0, { ...changes, WBC: { v: '4.1', unit: '10*9/L' } });
    expect(refused.json).toMatchObject({ status, code });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ version: 0, values: {} });
  });

  it('keeps quotes, emoji and right-to-left script as typed', async () => {
    const { nurse, form } = await freshForm();
    const text = `"O'Neil" \\ 🧪 العربية <b>`;
    expectStatus(await save(nurse, form, 0, { LBNAM: { v: text } }), 200);
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ values: { LBNAM: { v: text } } });
  });

  it('asks for the version, and takes a number as a number', async () => {
    const { nurse, form } = await freshForm();
    const body = { changes: { WBC: { v: 4.1 } }, changeId: randomUUID() };
    expect((await nurse.put(`/forms/${form}`, body)).json).toMatchObject({
      status: 428,
      code: 'form.version-required',
    });
    const saved = await nurse.put(`/forms/${form}`, body, { 'if-match': 'W/"0"' });
    expect(expectStatus(saved, 200).json).toMatchObject({ values: { WBC: { v: '4.1' } } });
  });

  it('completes only what is whole, and corrects what is complete only with a reason', async () => {
    const { nurse, form } = await freshForm('ecog');
    const complete = (version: number, changes: Changes = {}): Promise<Answer> =>
      nurse.post(
        `/forms/${form}/completion`,
        { changeId: randomUUID(), changes },
        { 'if-match': `${version}` },
      );
    expect((await complete(0)).json).toMatchObject({ status: 422, code: 'form.not-completable' });
    expect((await nurse.get(`/forms/${form}`)).json).toMatchObject({ version: 0, state: 'not-started' });
    const stale = await complete(7);
    expect(stale.json).toMatchObject({ status: 409, code: 'form.stale' });
    const view = (await nurse.get(`/forms/${form}`)).json as {
      definition: {
        sections: { items: { code: string; type: string; codelist?: string }[] }[];
        codelists: Record<string, { code: string }[]>;
      };
    };
    const items = view.definition.sections.flatMap((section) => section.items);
    const answers = Object.fromEntries(
      items.map(({ code, type, codelist }) => [
        code,
        { v: type === 'day' ? '2026-11-02' : (view.definition.codelists[codelist ?? '']?.[0]?.code ?? '1') },
      ]),
    );
    const done = expectStatus(await complete(0, answers), 200).json as FormSavedView;
    expect(done.state).toBe('complete');
    expect((await complete(done.version)).json).toMatchObject({ code: 'form.already-complete' });
    const changed = { ECOG: { absent: 'not-done' } };
    expect((await save(nurse, form, done.version, changed)).json).toMatchObject({
      code: 'form.reason-required',
    });
    const corrected = await save(nurse, form, done.version, changed, { reason: 'Wrong participant' });
    expect(expectStatus(corrected, 200).json).toMatchObject({ state: 'complete', version: done.version + 1 });
    const trail = (await nurse.get(`/forms/${form}/history?path=ECOG`)).json;
    expect(trail).toMatchObject({
      items: [{ reason: 'Wrong participant', action: 'changed' }, { reason: null }],
    });
  });
});
