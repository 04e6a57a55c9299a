import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import { runCommandLine } from '../../src/cli/command-line.js';
import { loadStudy } from '../support/load-study.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { giveDose, includeParticipant, occur, reach } from '../support/course.js';
import {
  enrolled,
  expectStatus,
  formIn,
  scheduleOf,
  SITE,
  visitOf,
  withTrialApp,
} from '../support/trial-app.js';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
const CHANGES_ON = '2026-11-25';
const AFTERWARDS = '2026-11-26';

describe('at the edges of the calendar', () => {
  const running = withTrialApp();

  // Clocks go back on 25 October 2026: 24 h after 10:30 (08:30 UTC) is 09:30 on the clock, still 08:30 UTC.
  it('counts hours that pass and not those the clock shows', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-10-01');
    await reach(nurse, id, { kind: 'consent', on: '2026-10-01', values: { DOSISUB: { v: 'Y' } } });
    await reach(nurse, id, { kind: 'inclusion', on: '2026-10-10' });
    await giveDose(nurse, id, 1, '2026-10-24');
    const imaging = await visitOf(nurse, id, 'IMG24', 1);
    expect(imaging.target).toBe('2026-10-25');
    expect(imaging.hours?.target).toMatch(/^2026-10-25T08:30/);
    expect(await visitOf(nurse, id, 'W2', 1)).toMatchObject({ target: '2026-11-07' });
  });

  it('takes an instant by the day of the hospital, also just after midnight', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await occur(nurse, id, ['D1', 1], '2026-02-02');
    const form = formIn(await visitOf(nurse, id, 'D1', 1), 'administration');
    const changes = { EXOCCUR: { v: 'Y' }, EXSTDTC: { v: '2026-02-01T23:30Z' } };
    const body = { changes, changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${form.id}`, body, { 'if-match': `"${form.version}"` }), 200);
    const view = expectStatus(await nurse.get(`/forms/${form.id}`), 200).json as FormView;
    // Half past midnight on 2 February in Paris: no finding says that the infusion came before the visit.
    expect(view.findings.filter(({ kind }) => kind === 'hard')).toEqual([]);
  });

  it('numbers and lists participants beyond the 999th in their order', async () => {
    const nurse = await running().as('nurse2');
    const id = await enrolled(nurse, '2026-11-02', 'FR-10');
    const { owner } = running().database;
    await owner.query('set session_replication_role = replica');
    await owner.query(`update participant set sequence = 999, number = 'FR-10-999' where id = $1`, [id]);
    await owner.query(`update participant_summary set number = 'FR-10-999' where participant_id = $1`, [id]);
    await owner.query('set session_replication_role = origin');
    const later = [
      await enrolled(nurse, '2026-11-02', 'FR-10'),
      await enrolled(nurse, '2026-11-02', 'FR-10'),
    ];
    expect((await scheduleOf(nurse, later[0] ?? '')).participant.number).toBe('FR-10-1000');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = (await nurse.get(`/studies/reluth/participants?${query}`)).json as ParticipantListView;
      expect(page.total).toBe(3);
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['FR-10-999', 'FR-10-1000', 'FR-10-1001']);
  });
});

describe('a site with two versions of a study', () => {
  const running = withTrialApp();
  let later: TestApp;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'lutetia-versions-'));
    const text = await readFile(path.join(SEEDS, 'studies/reluth/study.json'), 'utf8');
    const json = JSON.parse(text.replace('"version": "1.0"', '"version": "2.0"')) as {
      epochs: { cycles: { visits: { code: string; timing?: { window?: object } }[] }[] }[];
    };
    // The amendment gives the bloods at week 4 two more days.
    for (const visit of json.epochs.flatMap(({ cycles }) => cycles.flatMap(({ visits }) => visits))) {
      if (visit.code === 'W4' && visit.timing !== undefined)
        visit.timing.window = { before: 'P3D', after: 'P5D' };
    }
    await loadStudy(running().app, json, path.join(SEEDS, 'forms'), CHANGES_ON);
    later = await startTestApp({ databaseUrl: running().database.url, today: AFTERWARDS });
  });
  afterAll(async () => {
    await later.close();
    await rm(directory, { recursive: true, force: true });
  });

  const rebuild = async (): Promise<{ code: number; said: string[] }> => {
    const said: string[] = [];
    const code = await runCommandLine(['rebuild'], {
      environment: {
        DATABASE_URL: running().database.url,
        LUTETIA_DATA_DIR: directory,
        LUTETIA_TODAY: AFTERWARDS,
      },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(''),
    });
    return { code, said };
  };

  // Week 4 of a dose on 2 November is the 30th: three days on is 3 December.
  it('changes nobody’s schedule on the day the later one becomes live', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse, { screening: '2026-10-05', inclusion: '2026-10-19' });
    await giveDose(nurse, id, 1, '2026-11-02');
    const afterwards = await later.signIn('nurse@test.example');
    expect(await visitOf(afterwards, id, 'W4', 1)).toMatchObject({ closes: '2026-12-03' });
    await occur(afterwards, id, ['W2', 1], '2026-11-16');
    const week4 = await visitOf(afterwards, id, 'W4', 1);
    expect(week4).toMatchObject({ target: '2026-11-30', closes: '2026-12-03' });
    const { studyVersion } = expectStatus(
      await afterwards.get(`/forms/${formIn(week4, 'haematology').id}`),
      200,
    ).json as FormView;
    expect(studyVersion).toBe('1.0');
    expect(await rebuild()).toMatchObject({ code: 0 });
  });

  it('enrols under the version that was live on the day of screening', async () => {
    const afterwards = await later.signIn('nurse@test.example');
    const versionOf = async (screening: string): Promise<string> => {
      const visit = await visitOf(afterwards, await enrolled(afterwards, screening), 'SCR');
      const form = formIn(visit, 'consent');
      return (expectStatus(await afterwards.get(`/forms/${form.id}`), 200).json as FormView).studyVersion;
    };
    expect(await versionOf('2026-11-24')).toBe('1.0');
    expect(await versionOf(CHANGES_ON)).toBe('2.0');
  });

  it('numbers on at the same site whatever the version', async () => {
    const afterwards = await later.signIn('nurse@test.example');
    const before = (await scheduleOf(afterwards, await enrolled(afterwards, '2026-11-20'))).participant
      .number;
    const after = (await scheduleOf(afterwards, await enrolled(afterwards, '2026-11-20'))).participant.number;
    expect(Number(after.slice(SITE.length + 1))).toBe(Number(before.slice(SITE.length + 1)) + 1);
  });
});
