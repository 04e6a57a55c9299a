import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { loadStudy } from '../support/load-study.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { completeForm, includeParticipant, occur, reach, STRAIGHT } from '../support/course.js';
import type { Answer, TestClient } from '../support/test-client.js';
import { enrolled, expectStatus, formIn, SITE, TODAY, visitOf, withTrialApp } from '../support/trial-app.js';

const LONG_ENOUGH_TO_WAIT_IN_LINE = 400;
const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');

describe('two people at one participant', () => {
  const running = withTrialApp();

  it('lose no act and never wait for each other for ever', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await includeParticipant(nurse);
    const dose = await visitOf(nurse, id, 'D1', 1);
    const [vitals, visitForm] = [formIn(dose, 'vital-signs'), formIn(dose, 'visit')];
    const rounds = Array.from({ length: 12 }, (_, round) => round);
    const save = (client: TestClient, form: string, changes: object): Promise<Answer> =>
      client.put(`/forms/${form}`, { changes, changeId: randomUUID() }, { 'if-match': '"0"' });
    const answers = await Promise.all(
      rounds.flatMap((round) => [
        save(nurse, vitals.id, { SYSBP: { v: String(110 + round), unit: 'mm[Hg]' } }),
        save(investigator, visitForm.id, { VISMODE: { v: 'on-site' } }),
        investigator.post(`/participants/${id}/visits`, { on: '2026-02-10', reason: `Call ${round}` }),
        nurse.post(`/participants/${id}/delays`, {
          visit: dose.id,
          to: `2026-02-${10 + round}`,
          reason: `Reason ${round}`,
        }),
      ]),
    );
    // A save of the same path by the same person may meet a conflict; nothing may fail for want of an answer.
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    const { items } = (await nurse.get(`/participants/${id}/schedule`)).json as { items: { code: string }[] };
    expect(items.filter(({ code }) => code === 'UNS')).toHaveLength(rounds.length);
    const view = expectStatus(await nurse.get(`/forms/${visitForm.id}`), 200).json as FormView;
    expect(view.values).toMatchObject({ VISMODE: { v: 'on-site' } });
    const { rows } = await running().database.owner.query<{ count: number }>(
      `select count(*)::integer from audit_event where record_id = $1 and reason like 'Reason %'`,
      [dose.id],
    );
    expect(rows[0]?.count).toBe(rounds.length);
  });

  it('record a visit and fill in its forms at the same time', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    for (let round = 0; round < 5; round += 1) {
      const id = await includeParticipant(nurse);
      const visit = await visitOf(nurse, id, 'PRE', 1);
      const form = formIn(visit, 'visit');
      const headers = { 'if-match': '"0"' };
      const [recorded, saved] = await Promise.all([
        nurse.put(`/visits/${visit.id}`, { occurred: '2026-01-28' }, headers),
        investigator.put(
          `/forms/${form.id}`,
          { changes: { VISLOC: { v: 'trial-site' } }, changeId: randomUUID() },
          headers,
        ),
      ]);
      // One of the two may have to look again, and is told so; never both.
      const told = [recorded, saved].map(({ status, json }) =>
        status === 200 ? 'done' : (json as { code: string }).code,
      );
      expect(['done', 'form.stale']).toContain(told[0]);
      expect(['done', 'form.conflict', 'form.reason-required']).toContain(told[1]);
      expect(told).toContain('done');
    }
  });

  it('begin a form while the last one of its visit is completed, and the visit stays in progress', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const { app, database, studyId } = running();
    const id = await includeParticipant(nurse);
    await occur(nurse, id, ['PRE', 1], '2026-01-26');
    const visit = await visitOf(nurse, id, 'PRE', 1);
    for (const code of ['haematology', 'chemistry']) await completeForm(nurse, formIn(visit, code).id, {});
    const decision = formIn(visit, 'treatment-decision').id;
    const [put, last] = [formIn(visit, 'ecog').id, { TDDECIS: { v: 'GIVE' } }];

    // Whoever completes the last form has read what is begun, and waits here to write the plan.
    await database.owner.query('begin');
    await database.owner.query('select from planned_visit where visit_id = $1 for update', [visit.id]);
    const completed = completeForm(investigator, decision, last);
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    const body = { changes: { ECOG: { v: '1' } }, changeId: randomUUID() };
    const begun = nurse.put(`/forms/${put}`, body, { 'if-match': '"0"' });
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    await database.owner.query('commit');
    await completed;
    expectStatus(await begun, 200);

    expect(await visitOf(nurse, id, 'PRE', 1)).toMatchObject({ state: 'overdue' });
    const { changedRows } = await database.transactions.write(systemContext(studyId, 'test'), (tx) =>
      app.get(ScheduleService).replan(tx, id),
    );
    expect(changedRows).toBe(0);
  });

  it('cannot both randomise', async () => {
    const [nurse, investigator] = [await running().as('nurse'), await running().as('investigator')];
    const id = await includeParticipant(nurse);
    const strata = { CONTROL: 'GE18', PROGRESSION: 'RADIOLOGICAL', GFR: 'GE60', LINE: 'N' };
    const body = (arm: string) => ({
      kind: 'randomisation',
      on: '2026-02-02',
      arm,
      reference: `R-${arm}`,
      strata,
    });
    const answers = await Promise.all([
      nurse.post(`/participants/${id}/milestones`, body('EXP')),
      investigator.post(`/participants/${id}/milestones`, body('CTL')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({
      code: 'milestone.already-reached',
    });
  });
});

describe('a second study at the same hospital', () => {
  const running = withTrialApp();
  let other: TestClient;

  beforeAll(async () => {
    const { app, database } = running();
    const text = await readFile(path.join(SEEDS, 'studies/reluth/study.json'), 'utf8');
    const json = JSON.parse(text.replace('"code": "reluth"', '"code": "second"')) as {
      participantForms: object[];
    };
    json.participantForms = [...json.participantForms, { form: 'ecog', optional: true, repeating: true }];
    const { studyId } = await loadStudy(app, json, path.join(SEEDS, 'forms'), TODAY);
    await database.transactions.write(systemContext(studyId, 'test'), async (tx) => {
      const [person] = await tx.sql<{ id: string }>(
        `select id from person where email = 'nurse2@test.example'`,
      );
      const [site] = await tx.sql<{ id: string }>('select id from site where code = $1', [SITE]);
      await tx.sql(
        `insert into membership (id, person_id, role, study_id, site_id, from_day)
         values ($1, $2, 'nurse', $3, $4, '2020-01-01')`,
        [uuid(), person?.id, studyId, site?.id],
      );
    });
    other = await app.signIn('nurse2@test.example');
  });

  it('is seen by its own people, and tells the first study’s nothing in the words of what never was', async () => {
    const nurse = await running().as('nurse');
    const answer = await other.post('/studies/second/participants', { site: SITE, on: '2026-11-02' });
    const { id, number } = expectStatus(answer, 201).json as { id: string; number: string };
    expect(number).toBe(`${SITE}-001`);
    const visit = await visitOf(other, id, 'SCR');
    const form = formIn(visit, 'ecog').id;
    const nobody = randomUUID();
    const calls = (participant: string, visitId: string, formId: string): [string, string, object?][] => [
      ['GET', `/participants/${participant}`],
      ['GET', `/participants/${participant}/schedule`],
      ['GET', `/participants/${participant}/audit`],
      ['GET', `/participants/${participant}/deviations`],
      ['GET', `/forms/${formId}`],
      ['GET', `/forms/${formId}/history`],
      ['PUT', `/forms/${formId}`, { changes: {}, changeId: randomUUID() }],
      ['POST', `/forms/${formId}/completion`, { changeId: randomUUID() }],
      ['PUT', `/visits/${visitId}`, { occurred: '2026-11-02' }],
      ['POST', `/participants/${participant}/milestones`, { kind: 'consent', on: '2026-11-02' }],
      ['POST', `/participants/${participant}/delays`, { visit: visitId, to: '2026-12-01', reason: 'Travel' }],
    ];
    const bodies = async (which: ReturnType<typeof calls>): Promise<unknown[]> => {
      const found = [];
      for (const [method, address, body] of which) {
        const { status, json } = await nurse.send(method, address, body, { 'if-match': '"0"' });
        expect([address, status]).toEqual([address, 404]);
        found.push({ ...(json as object), instance: null });
      }
      return found;
    };
    expect(await bodies(calls(id, visit.id, form))).toEqual(await bodies(calls(nobody, nobody, nobody)));
  });

  it('hides its lists from who takes part in the first only, and numbers its participants by itself', async () => {
    const nurse = await running().as('nurse');
    await enrolled(nurse, STRAIGHT.screening);
    for (const list of ['worklist', 'participants', 'sites', 'deviations']) {
      const refused = await nurse.get(`/studies/second/${list}`);
      expect([list, refused.status]).toEqual([list, 404]);
    }
    const { total } = (await other.get('/studies/second/participants')).json as { total: number };
    expect(total).toBe(1);
    const { memberships } = (await other.get('/session')).json as SessionView;
    expect(memberships.map(({ study, site }) => `${study} ${site}`)).toEqual([
      `reluth FR-10`,
      `second ${SITE}`,
    ]);
  });

  it('adds one more instance of a form that repeats, as often as asked', async () => {
    const created = await other.post('/studies/second/participants', { site: SITE, on: '2026-11-02' });
    const { id } = expectStatus(created, 201).json as { id: string };
    await reach(other, id, { kind: 'consent', on: '2026-11-02' });
    await occur(other, id, ['SCR'], '2026-11-02');
    const add = () => other.post(`/participants/${id}/forms`, { form: 'ecog' });
    const added = await Promise.all([add(), add()]);
    const forms = added.map((answer) => expectStatus(answer, 201).json as ScheduleFormView);
    expect(forms.map(({ repetition }) => repetition).sort()).toEqual([2, 3]);
    for (const [index, form] of forms.entries()) {
      const body = { changes: { ECOG: { v: String(index) } }, changeId: randomUUID() };
      expectStatus(await other.put(`/forms/${form.id}`, body, { 'if-match': '"0"' }), 200);
    }
    const { forms: kept } = (await other.get(`/participants/${id}/schedule`)).json as {
      forms: ScheduleFormView[];
    };
    expect(kept.filter(({ code }) => code === 'ecog').map(({ repetition }) => repetition)).toEqual([1, 2, 3]);
  });
});
