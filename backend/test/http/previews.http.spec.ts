import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { RouteDocumentation } from '../../src/platform/openapi/documented.js';
import { ROUTE_DOCUMENTATION } from '../../src/platform/openapi/documented.js';
import { loadStudy } from '../support/load-study.js';
import { RouteRegistry } from '../../src/platform/access/route-registry.js';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { Answer, TestClient } from '../support/test-client.js';
import { enrolled, expectStatus, formIn, SITE, visitOf, withTrialApp } from '../support/trial-app.js';

/** Tables that a preview must leave as they are. */
const FACTS = [
  'participant',
  'visit',
  'form',
  'form_change',
  'answered_change',
  'deviation',
  'audit_event',
  'planned_visit',
];

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');

interface Activity {
  readonly form: string;
}

/** What is changed of a study here. */
interface Study {
  readonly version: string;
  readonly participantForms: Activity[];
  readonly epochs: { readonly visits: { readonly activities: Activity[] }[] }[];
}

function withoutIds({ id: _id, next, ...participant }: ParticipantView): object {
  return { ...participant, next: next === null ? null : { ...next, visitId: null } };
}

describe('a preview', () => {
  const running = withTrialApp();
  const counts = async (): Promise<string[]> => {
    const { owner } = running().database;
    const tables = FACTS.map(
      (
        table,
      ) => `select '${table} ' || count(*) || md5(coalesce(string_agg(t::text, ',' order by t::text), ''))
                  as stand from ${table} t`,
    );
    const { rows } = await owner.query<{ stand: string }>(tables.join(' union all '));
    return rows.map(({ stand }) => stand);
  };
  const unchangedBy = async (act: () => Promise<Answer>, status: number): Promise<Answer> => {
    const before = await counts();
    const answer = expectStatus(await act(), status);
    expect(await counts()).toEqual(before);
    return answer;
  };
  const person = async (): Promise<{ nurse: TestClient; id: string }> => {
    const nurse = await running().as('nurse');
    return { nurse, id: await enrolled(nurse, '2026-11-02') };
  };

  beforeAll(async () => {
    const study = JSON.parse(await readFile(path.join(SEEDS, 'studies/reluth/study.json'), 'utf8')) as Study;
    const repeating = (activities: Activity[], form: string): Activity[] =>
      activities.map((activity) => (activity.form === form ? { ...activity, repeating: true } : activity));
    const variant = {
      ...study,
      version: `${study.version}.1`,
      participantForms: repeating(study.participantForms, 'withdrawal'),
      epochs: study.epochs.map((epoch) => ({
        ...epoch,
        visits: epoch.visits.map((visit) => ({ ...visit, activities: repeating(visit.activities, 'ecog') })),
      })),
    };
    await loadStudy(running().app, variant, path.join(SEEDS, 'forms'), '2026-11-01');
  });

  it('of enrolment says who would be enrolled, and enrols nobody', async () => {
    const { nurse } = await person();
    const asked = { site: SITE, on: '2026-11-03', sex: 'F', yearOfBirth: 1961 };
    const would = await unchangedBy(
      () => nurse.post('/studies/reluth/participants?preview=true', asked),
      201,
    );
    const did = expectStatus(await nurse.post('/studies/reluth/participants', asked), 201);
    expect(withoutIds(would.json as ParticipantView)).toEqual(withoutIds(did.json as ParticipantView));
  });

  it('of one more form of a participant adds none', async () => {
    const { nurse, id } = await person();
    const asked = { form: 'withdrawal' };
    const would = await unchangedBy(() => nurse.post(`/participants/${id}/forms?preview=true`, asked), 201);
    expect(would.json).toMatchObject({ code: 'withdrawal', state: 'not-started', repetition: 2 });
  });

  it('of one more form of a visit adds none, and is refused where the act would be', async () => {
    const { nurse, id } = await person();
    const visit = await visitOf(nurse, id, 'SCR');
    const would = (form: string, status: number): Promise<Answer> =>
      unchangedBy(() => nurse.post(`/visits/${visit.id}/forms?preview=true`, { form }), status);
    expect((await would('ecog', 201)).json).toMatchObject({
      code: 'ecog',
      state: 'not-started',
      repetition: 2,
    });
    expect((await would('haematology', 409)).json).toMatchObject({ code: 'form.not-repeating' });
  });

  it('of an unscheduled visit adds none', async () => {
    const { nurse, id } = await person();
    const asked = { on: '2026-11-25', reason: 'Fever' };
    const would = await unchangedBy(() => nurse.post(`/participants/${id}/visits?preview=true`, asked), 201);
    expect(would.json).toMatchObject({ preview: true, planned: '2026-11-25' });
  });

  it('of booking, recording, completing, delaying or a milestone keeps nothing', async () => {
    const { nurse, id } = await person();
    const visit = await visitOf(nurse, id, 'SCR');
    const match = { 'if-match': `"${visit.version}"` };
    const form = formIn(visit, 'ecog').id;
    const change = { changes: { ECOG: { v: '1' } }, changeId: randomUUID() };
    const acts: (() => Promise<Answer>)[] = [
      () => nurse.put(`/visits/${visit.id}?preview=true`, { booked: '2026-11-25' }, match),
      () => nurse.put(`/visits/${visit.id}?preview=true`, { occurred: '2026-11-03' }, match),
      () => nurse.put(`/visits/${visit.id}?preview=true`, { missed: true }, match),
      () => nurse.put(`/visits/${visit.id}?preview=true`, { skipped: true }, match),
      () => nurse.put(`/forms/${form}?preview=true`, change, { 'if-match': '"0"' }),
      () => nurse.post(`/forms/${form}/completion?preview=true`, change, { 'if-match': '"0"' }),
      () => nurse.post(`/participants/${id}/delays?preview=true`, { visit: visit.id, to: '2026-11-30' }),
      () =>
        nurse.post(`/participants/${id}/milestones?preview=true`, {
          kind: 'consent',
          on: '2026-11-02',
          values: { DOSISUB: { v: 'N' } },
        }),
    ];
    for (const act of acts) await unchangedBy(act, 200);
    const why = 'Only for the sub-study Dosimetry, in which the participant does not take part';
    const consented = (await acts.at(-1)?.())?.json as MovesView;
    expect(consented.moves).toContainEqual(
      expect.objectContaining({ code: 'IMG24', effect: 'dropped', why }),
    );
  });

  it('is refused by an act that has none, and the act is not done', async () => {
    const administrator = await running().as('administrator');
    const asked = { email: 'new@test.example', name: 'New nurse' };
    const refused = expectStatus(await administrator.post('/people?preview=true', asked), 400);
    expect(refused.json).toMatchObject({ code: 'request.invalid', errors: [{ path: 'preview' }] });
    const { rows } = await running().database.owner.query(`select 1 from person where email = $1`, [
      asked.email,
    ]);
    expect(rows).toEqual([]);
  });

  // To have seen a deviation moves nothing, so there is nothing to show before.
  const MOVES_NOTHING = [
    'DELETE /api/forms/:id',
    'POST /api/participants/:id/deviations/:deviation/acknowledgement',
  ];

  it('is offered by every act on participants, visits and forms that may move something', () => {
    const silent = running()
      .app.get(RouteRegistry)
      .list()
      .filter(({ method, path }) => method !== 'GET' && /\/(participants|visits|forms)(\/|$)/.test(path))
      .filter(({ handler }) => {
        const route = Reflect.getMetadata(ROUTE_DOCUMENTATION, handler) as RouteDocumentation | undefined;
        return route?.query !== PreviewQuery;
      });
    expect(silent.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(MOVES_NOTHING);
  });
});
