import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../src/cli/command-line.js';
import { completeIn, giveDose, includeParticipant, reach } from '../support/course.js';
import { scheduleOf, TODAY, withTrialApp } from '../support/trial-app.js';

describe('where rows lie in storage', () => {
  const running = withTrialApp();

  it('changes nothing of what is planned', async () => {
    const nurse = await running().as('nurse');
    const id = await includeParticipant(nurse);
    await giveDose(nurse, id, 1, '2026-02-02');
    await completeIn(nurse, id, ['SCR'], 'demography', { SEX: { v: 'F' }, BRTHYR: { v: '1960' } });
    for (const [reference, answer] of [
      ['Dosimetry 1.0', 'Y'],
      ['Dosimetry 2.0', 'N'],
    ]) {
      await reach(nurse, id, {
        kind: 'consent',
        on: '2026-01-06',
        reference,
        values: { DOSISUB: { v: answer } },
      });
    }
    await reach(nurse, id, { kind: 'progression', on: '2026-02-20' });
    for (const answers of [
      { WDTRT: 'Y', WDPROC: 'N', WDCONT: 'N', WDREC: 'N' },
      { WDTRT: 'N', WDPROC: 'Y', WDCONT: 'Y', WDREC: 'N' },
    ]) {
      const values = Object.fromEntries(Object.entries(answers).map(([item, v]) => [item, { v }]));
      await reach(nurse, id, { kind: 'withdrawal', on: '2026-03-02', values });
    }
    const before = await scheduleOf(nurse, id);
    const { owner, url } = running().database;
    const directory = await mkdtemp(path.join(tmpdir(), 'lutetia-row-order-'));
    const said: string[] = [];
    try {
      await owner.query(`do $$
        declare lying record;
        begin
          set local session_replication_role = replica;
          for lying in select id from form order by id desc loop
            update form set version = version where id = lying.id;
          end loop;
          for lying in select id from visit order by id desc loop
            update visit set version = version where id = lying.id;
          end loop;
        end $$`);
      for (const way of ['enable_indexscan', 'enable_bitmapscan', 'enable_indexonlyscan']) {
        await owner.query(`alter database "${new URL(url).pathname.slice(1)}" set ${way} = off`);
      }
      const code = await runCommandLine(['rebuild'], {
        environment: { DATABASE_URL: url, LUTETIA_DATA_DIR: directory, LUTETIA_TODAY: TODAY },
        say: (line) => said.push(line),
        readSecret: () => Promise.resolve(''),
      });
      expect(said).toEqual(['1 participants were planned anew; 0 rows changed.']);
      expect(code).toBe(0);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    expect(await scheduleOf(nurse, id)).toEqual(before);
  });
});
