import { randomUUID } from 'node:crypto';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { ForesightService } from '../../src/modules/schedule/foresight.service.js';
import { ScheduleService } from '../../src/modules/schedule/schedule.service.js';
import { systemContext } from '../../src/platform/database/access-context.js';
import { completeIn, deviationsOf, occur, reach } from '../support/course.js';
import { enrolled, expectStatus, formIn, scheduleOf, visitOf, withTrialApp } from '../support/trial-app.js';

const SITE = 'SE-01';

describe('a result that decides the group and is corrected after a dose', () => {
  const running = withTrialApp({ study: 'start-net', site: SITE });

  it('leaves a deviation with what decided before and after, and the dose as it was given', async () => {
    const nurse = await running().as('nurse');
    const id = await enrolled(nurse, '2026-09-01', SITE, 'start-net');
    await reach(nurse, id, { kind: 'consent', on: '2026-09-01' });
    await occur(nurse, id, ['SCR'], '2026-09-01');
    await occur(nurse, id, ['IMB'], '2026-09-07');
    const result = { FDGDAT: { v: '2026-09-07' }, FDGRES: { v: 'NEGATIVE' } };
    await completeIn(nurse, id, ['IMB'], 'fdg-pet', result);
    await occur(nurse, id, ['INC'], '2026-09-14');
    await reach(nurse, id, { kind: 'inclusion', on: '2026-09-14' });
    const strata = { FDG: 'NEGATIVE', GRADE: 'G2' };
    await reach(nurse, id, {
      kind: 'randomisation',
      on: '2026-09-14',
      arm: 'PERS',
      reference: 'R-1',
      strata,
    });
    await occur(nurse, id, ['D', 1], '2026-09-28');
    await completeIn(nurse, id, ['D', 1], 'administration-dotatoc', {
      EXOCCUR: { v: 'Y' },
      EXSTDTC: { v: '2026-09-28T10:30+02:00' },
      EXENDTC: { v: '2026-09-28T11:00+02:00' },
    });
    // The kidney dose is worked out from the images without the participant, so nobody is asked how they were seen.
    const kidneyDose = await visitOf(nurse, id, 'DOS', 1);
    expect([kidneyDose.contactModes, (await visitOf(nurse, id, 'D', 1)).contactModes]).toEqual([[], null]);
    expect([kidneyDose.plannedDose, (await visitOf(nurse, id, 'D', 1)).plannedDose]).toEqual([
      null,
      { activityGBq: 7.5, activity: null, route: 'intravenous' },
    ]);
    const workedOut = await nurse.put(
      `/visits/${kidneyDose.id}`,
      { occurred: '2026-10-19' },
      { 'if-match': `"${kidneyDose.version}"` },
    );
    expect(expectStatus(workedOut, 200).json).toMatchObject({ occurred: '2026-10-19' });
    const told = async (): Promise<readonly string[]> =>
      (await deviationsOf(nurse, id))
        .filter(({ sentence, state }) => state === 'open' && sentence.startsWith('The group changed'))
        .map(({ sentence }) => sentence);
    const asksCapecitabine = async (cycle: number): Promise<boolean> =>
      (await visitOf(nurse, id, 'D', cycle)).forms.some(({ code }) => code === 'capecitabine');
    expect(await told()).toEqual([]);
    const pet = formIn(await visitOf(nurse, id, 'IMB'), 'fdg-pet').id;
    const { version } = expectStatus(await nurse.get(`/forms/${pet}`), 200).json as FormView;
    const changes = { FDGRES: { v: 'POSITIVE' } };
    const correction = { changes, reason: 'Read again', changeId: randomUUID() };
    expectStatus(await nurse.put(`/forms/${pet}`, correction, { 'if-match': `"${version}"` }), 200);
    expect(await told()).toEqual([
      expect.stringMatching(
        /from dTOC, FDG-negative to CAP-dTOC, FDG-positive: Tumour uptake was Negative and is Positive\. Cycle 1 had been given by the former\.$/u,
      ),
    ]);
    expect([await asksCapecitabine(1), await asksCapecitabine(2)]).toEqual([false, true]);
    const { app, database, studyId } = running();
    const context = systemContext(studyId, 'test');
    const { participant } = await scheduleOf(nurse, id);
    // A preview for the whole site goes by the same, and what stands is as it was planned.
    const foreseen = await database.transactions.read(context, (tx) =>
      app.get(ForesightService).foresee(tx, id, participant.site.id, {}),
    );
    const done = await database.transactions.write(context, (tx) => app.get(ScheduleService).replan(tx, id));
    expect(done.changedRows).toBe(0);
    expect(foreseen?.after).toEqual(done.after);
  });
});
