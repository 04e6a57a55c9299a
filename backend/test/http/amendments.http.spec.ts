import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type {
  ActivationView,
  StudyProtocolView,
  StudyVersionView,
  VersionDifferenceView,
} from '@lutetia/shared/contract/views/amendments';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { readFormLibrary } from '../../src/modules/studies/form-library-files.js';
import { StudyLoader } from '../../src/modules/studies/study-loader.js';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { completeIn, giveDose, includeParticipant, occur } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  OTHER_SITE,
  scheduleOf,
  SITE,
  TODAY,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';
import type { Answer, TestClient } from '../support/test-client.js';

const LONG_ENOUGH_TO_WAIT_IN_LINE = 400;
const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');

interface VisitJson {
  code: string;
  timing?: object;
}

interface StudyJson {
  version: string;
  amendment?: object;
  forms: Record<string, string>;
  epochs: { visits: VisitJson[]; cycles: { visits: VisitJson[] }[] }[];
}

/** The amendment: two more days at week 4, no visit at week 6, and a consent anew for those already in the trial. */
async function amended(): Promise<StudyJson> {
  const json = JSON.parse(await readFile(path.join(SEEDS, 'studies/reluth/study.json'), 'utf8')) as StudyJson;
  for (const cycle of json.epochs.flatMap(({ cycles }) => cycles)) {
    cycle.visits = cycle.visits.filter(({ code }) => code !== 'W6');
    for (const visit of cycle.visits) {
      if (visit.code === 'W4') visit.timing = { ...visit.timing, window: { before: 'P3D', after: 'P5D' } };
    }
  }
  const again = {
    code: 'RECON',
    name: 'Consent to the amendment',
    shortName: 'Re-IC',
    kind: 'common',
    timing: { relativeTo: 'amendment', offset: 'P0D', window: { after: 'P28D' }, source: 'paper' },
    activities: [{ form: 'visit' }],
  };
  json.epochs[0]?.visits.push(again);
  const forms = { ...json.forms, haematology: '9' };
  return { ...json, forms, version: '2.0', amendment: { summary: 'Fewer bloods' } };
}

describe('an amendment', () => {
  const running = withTrialApp();
  let participant = '';
  let failed = '';
  let begun = '';
  const changeId = randomUUID();

  const activate = (client: TestClient, body: object, query = ''): Promise<Answer> =>
    client.post(`/studies/reluth/versions/2.0/activations${query}`, {
      sites: [SITE],
      from: TODAY,
      migrate: true,
      reason: 'Amendment 1 approved',
      ...body,
    });

  const versionOf = async (form: string, reader?: TestClient): Promise<string> => {
    const client = reader ?? (await running().as('nurse'));
    return (expectStatus(await client.get(`/forms/${form}`), 200).json as FormView).studyVersion;
  };

  beforeAll(async () => {
    const nurse = await running().as('nurse');
    participant = await includeParticipant(nurse, { screening: '2026-10-05', inclusion: '2026-10-19' });
    await giveDose(nurse, participant, 1, '2026-11-02');
    await occur(nurse, participant, ['W2', 1], '2026-11-16');
    begun = formIn(await visitOf(nurse, participant, 'W2', 1), 'haematology').id;
    await completeIn(nurse, participant, ['W2', 1], 'haematology', { LBDAT: { v: '2026-11-16' } });
    failed = await enrolled(nurse, '2026-10-05');
    for (const kind of ['consent', 'screen-failure'])
      expectStatus(await nurse.post(`/participants/${failed}/milestones`, { kind, on: '2026-10-06' }), 200);
    const loader = running().app.get(StudyLoader);
    const { files } = await readFormLibrary(path.join(SEEDS, 'forms'));
    const haematology = files.find(({ name }) => name === 'haematology.json')?.content as object;
    const second = { name: 'haematology-9.json', content: { ...haematology, version: '9' } };
    await loader.publish(loader.read(await amended(), [...files, second]), { liveFrom: null });
  });

  it('is previewed before anybody says why, and made live by nobody who does not', async () => {
    const manager = await running().as('dataManager');
    const preview = await activate(manager, { reason: undefined }, '?preview=true');
    expect(expectStatus(preview, 200).json).toMatchObject({ preview: true, version: '2.0' });
    const silent = await activate(manager, { reason: undefined });
    expect(expectStatus(silent, 400).json).toMatchObject({ errors: [{ path: 'reason' }] });
  });

  it('is listed with the version before it, and told in sentences with their places', async () => {
    const monitor = await running().as('monitor');
    const versions = expectStatus(await monitor.get('/studies/reluth/versions'), 200)
      .json as StudyVersionView[];
    expect(versions.map(({ version }) => version)).toEqual(['2.0', '1.0']);
    expect(versions[0]).toMatchObject({ summary: 'Fewer bloods', sites: [], participants: 0 });
    expect(versions[1]?.participants).toBe(2);
    const { from, differences } = expectStatus(
      await monitor.get('/studies/reluth/versions/2.0/difference'),
      200,
    ).json as VersionDifferenceView;
    expect(from).toBe('1.0');
    const about = (code: string): readonly string[] =>
      differences.filter(({ sentence }) => sentence.includes(code)).map(({ change }) => change);
    expect(about('RECON')).toEqual(['added']);
    expect(new Set(differences.map(({ pointer }) => pointer.startsWith('/')))).toEqual(new Set([true]));
    expect(differences.some(({ change, part }) => change === 'removed' && part === 'visit')).toBe(true);
  });

  it('is held against any other version, in either direction', async () => {
    const monitor = await running().as('monitor');
    const difference = async (version: string, from: string): Promise<VersionDifferenceView> =>
      expectStatus(await monitor.get(`/studies/reluth/versions/${version}/difference?from=${from}`), 200)
        .json as VersionDifferenceView;
    const back = await difference('1.0', '2.0');
    expect(back.from).toBe('2.0');
    const about = back.differences.filter(({ sentence }) => sentence.includes('RECON'));
    expect(about.map(({ change }) => change)).toEqual(['removed']);
    expect((await difference('2.0', '1.0')).differences).toHaveLength(back.differences.length);
    expect((await difference('2.0', '2.0')).differences).toEqual([]);
    const unknown = await monitor.get('/studies/reluth/versions/1.0/difference?from=9.9');
    expect(unknown.status).toBe(404);
  });

  it('is read in words by everybody who works in the study', async () => {
    const auditor = await running().as('auditor');
    const { protocol, previous } = expectStatus(await auditor.get('/studies/reluth/versions/2.0'), 200)
      .json as StudyProtocolView;
    expect([protocol.version, protocol.amendment, previous]).toEqual(['2.0', 'Fewer bloods', '1.0']);
    const week4 = protocol.parts.flatMap(({ visits }) => visits).find(({ code }) => code === 'W4');
    expect(week4?.timings[0]).toMatchObject({
      words: '4 weeks after the dose',
      window: '3 days before to 5 days after',
    });
    expectStatus(await auditor.get('/studies/reluth/versions/9.9'), 404);
  });

  it('shows in a preview what it does to each participant, and does none of it', async () => {
    const manager = await running().as('dataManager');
    const nurse = await running().as('nurse');
    const before = await scheduleOf(nurse, participant);
    const preview = expectStatus(await activate(manager, {}, '?preview=true'), 200).json as ActivationView;
    expect(preview.participants.map(({ id }) => id)).toEqual([participant]);
    expect(preview.untouched).toHaveLength(1);
    const moves = preview.participants[0]?.moves ?? [];
    const effect = (code: string, cycle = 0): string | undefined =>
      moves.find((move) => move.code === code && move.cycle === cycle)?.effect;
    expect(effect('W6', 1)).toBe('dropped');
    expect(effect('RECON')).toBe('added');
    // Day and forms of week 4 stay; its window grows by two days.
    expect(moves.find((move) => move.code === 'W4' && move.cycle === 1)).toMatchObject({
      effect: 'stays',
      closes: '2026-12-05',
    });
    expect(effect('W2', 1)).toBeUndefined();
    // Haematology has another version: every blank one of a visit still to come is asked by it from now on.
    const { forms } = preview.participants[0] ?? { forms: [] };
    expect(forms).toContainEqual({ visit: 'Cycle 1 week 4', form: 'Haematology', from: '1', to: '9' });
    expect(forms.some(({ visit }) => visit === 'Cycle 1 week 2')).toBe(false);
    expect(await scheduleOf(nurse, participant)).toEqual(before);
  });

  it('plans on by the new version and leaves what is collected as it was collected', async () => {
    const manager = await running().as('dataManager');
    const nurse = await running().as('nurse');
    const week4 = await visitOf(nurse, participant, 'W4', 1);
    const week2 = await visitOf(nurse, participant, 'W2', 1);
    expect(week4).toMatchObject({ target: '2026-11-30', closes: '2026-12-03' });
    const { owner } = running().database;
    await owner.query('begin');
    await owner.query('select from participant where id = $1 for update', [participant]);
    // A preview waits for nobody.
    const foreseen = expectStatus(await activate(manager, {}, '?preview=true'), 200).json as ActivationView;
    const activation = activate(manager, { changeId });
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    const enrolment = enrolled(nurse, TODAY);
    await setTimeout(LONG_ENOUGH_TO_WAIT_IN_LINE);
    await owner.query('commit');
    const done = expectStatus(await activation, 200).json as ActivationView;
    expect({ ...done, preview: true }).toEqual(foreseen);
    // Sent again because its answer was lost, it is answered as the first time.
    expect(expectStatus(await activate(manager, { changeId }), 200).json).toEqual(done);
    // Who was enrolled while the version was being made live comes under it.
    expect(await versionOf(formIn(await visitOf(nurse, await enrolment, 'SCR'), 'consent').id)).toBe('2.0');
    expect(await visitOf(nurse, participant, 'W4', 1)).toMatchObject({
      id: week4.id,
      target: '2026-11-30',
      closes: '2026-12-05',
    });
    expect(await visitOf(nurse, participant, 'W2', 1)).toEqual(week2);
    expect(await visitOf(nurse, participant, 'RECON')).toMatchObject({ target: TODAY, closes: '2026-12-19' });
    const { items } = await scheduleOf(nurse, participant);
    expect(items.filter(({ code }) => code === 'W6')).toEqual([]);
    expect(await versionOf(begun)).toBe('1.0');
    expect(await versionOf(formIn(week4, 'haematology').id)).toBe('2.0');
  });

  it('enters new data under the new version', async () => {
    const nurse = await running().as('nurse');
    const { id } = formIn(await visitOf(nurse, participant, 'W4', 1), 'haematology');
    const body = { changes: { LBDAT: { v: TODAY } }, changeId: randomUUID() };
    const save = (formVersion: string): Promise<Answer> =>
      nurse.put(`/forms/${id}`, { ...body, formVersion }, { 'if-match': '"0"' });
    const typedBefore = expectStatus(await save('1'), 409);
    expect(typedBefore.json).toMatchObject({ code: 'form.other-version' });
    expect((expectStatus(await nurse.get(`/forms/${id}`), 200).json as FormView).values).toEqual({});
    expectStatus(await save('9'), 200);
    expect(await versionOf(id)).toBe('2.0');
    const fresh = await enrolled(nurse, TODAY);
    expect(await versionOf(formIn(await visitOf(nurse, fresh, 'SCR'), 'consent').id)).toBe('2.0');
    const late = await enrolled(nurse, '2026-11-20');
    expect(await versionOf(formIn(await visitOf(nurse, late, 'SCR'), 'consent').id)).toBe('1.0');
  });

  it('leaves those alone whose course is over, and nothing to do for a rebuild', async () => {
    const { app, database, studyId } = running();
    const context = systemContext(studyId, 'test');
    for (const id of [participant, failed]) {
      const { changedRows } = await database.transactions.write(context, (tx) =>
        app.get(ScheduleService).replan(tx, id),
      );
      expect(changedRows).toBe(0);
    }
    const { rows } = await database.owner.query<{ reason: string }>(
      "select reason from audit_event where record = 'participant-version' and changes like '%2026-11-21%'",
    );
    expect(rows).toEqual([{ reason: 'Amendment 1 approved' }]);
  });

  it('is refused where it makes no sense', async () => {
    const manager = await running().as('dataManager');
    const nurse = await running().as('nurse');
    expectStatus(await activate(nurse, { sites: [OTHER_SITE] }), 403);
    const again = expectStatus(await activate(manager, { migrate: false }), 409).json;
    expect(again).toMatchObject({ code: 'study.activation-refused' });
    const reused = expectStatus(await activate(manager, { changeId, reason: 'Another' }), 409).json;
    expect(reused).toMatchObject({ code: 'form.change-id-reused' });
    const ahead = { sites: [OTHER_SITE], from: '2026-11-22' };
    expectStatus(await activate(manager, ahead), 409);
    // Twenty years before 21 November 2026 and a day: the year is a slip of the pen, and so is one ten years ahead.
    for (const from of ['2006-11-20', '2036-11-22']) {
      const unlikely = await activate(manager, { sites: [OTHER_SITE], from, migrate: false });
      expect(expectStatus(unlikely, 400).json).toMatchObject({ errors: [{ path: 'from' }] });
    }
    expectStatus(await activate(manager, { ...ahead, migrate: false }, '?preview=true'), 200);
    expectStatus(await activate(manager, { sites: ['XX-99'] }), 404);
    const back = await manager.post('/studies/reluth/versions/1.0/activations?preview=true', {
      sites: [SITE],
      from: '2026-11-22',
      migrate: false,
      reason: 'Back to the first version',
    });
    expect(expectStatus(back, 409).json).toMatchObject({
      code: 'study.activation-refused',
      detail: expect.stringContaining('Version 1.0 is older than 2.0, which FR-12 works by') as string,
    });
    const unknown = await manager.post('/studies/reluth/versions/9.9/activations', {
      sites: [OTHER_SITE],
      from: TODAY,
      migrate: false,
      reason: 'x',
    });
    expect(expectStatus(unknown, 404).json).toMatchObject({ code: 'study.version-not-found' });
  });

  it('brings those in the study under it later, where it was live for new participants alone', async () => {
    const manager = await running().as('dataManager');
    const seen = { sites: [OTHER_SITE] };
    const there = await enrolled(await running().as('nurse2'), '2026-11-19', OTHER_SITE);
    const remaining = async (): Promise<number | undefined> => {
      const versions = expectStatus(await manager.get('/studies/reluth/versions'), 200)
        .json as StudyVersionView[];
      return versions[0]?.sites.find(({ site }) => site === OTHER_SITE)?.remaining;
    };
    const brought = (answer: Answer): readonly string[] =>
      (expectStatus(answer, 200).json as ActivationView).participants.map(({ id }) => id);

    expect(brought(await activate(manager, { ...seen, migrate: false }))).toEqual([]);
    expect(await remaining()).toBe(1);
    const taken = expectStatus(await activate(manager, { ...seen, migrate: false }), 409).json;
    expect(taken).toMatchObject({
      detail: expect.stringContaining('is live from 2026-11-21 already') as string,
    });
    const tooEarly = expectStatus(await activate(manager, { ...seen, from: '2026-11-20' }), 409).json;
    expect(tooEarly).toMatchObject({ detail: expect.stringContaining('on an earlier day') as string });

    expect(brought(await activate(manager, seen, '?preview=true'))).toEqual([there]);
    // What it would do on a day ahead can be seen before that day, though nobody is brought under it yet.
    const inAWeek = { ...seen, from: '2026-11-28' };
    const foreseen = expectStatus(await activate(manager, inAWeek, '?preview=true'), 200)
      .json as ActivationView;
    const asked = foreseen.participants[0]?.moves.find(({ code }) => code === 'RECON');
    expect(asked).toMatchObject({ effect: 'added', from: null, to: '2026-11-28' });
    expect(expectStatus(await activate(manager, inAWeek), 409).json).toMatchObject({
      detail: expect.stringContaining('on or after its first day') as string,
    });
    expect(await remaining()).toBe(1);
    expect(brought(await activate(manager, seen))).toEqual([there]);
    expect(await remaining()).toBe(0);
    expect(await versionOf(formIn(await visitOf(manager, there, 'SCR'), 'vital-signs').id, manager)).toBe(
      '2.0',
    );
    const nobody = expectStatus(await activate(manager, seen), 409).json;
    expect(nobody).toMatchObject({
      detail: expect.stringContaining('everybody there is under it') as string,
    });
  });
});
