import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import { completeIn, STRAIGHT, treatedTwice } from '../support/course.js';
import { expectStatus, formIn, SITE, visitOf, withTrialApp } from '../support/trial-app.js';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds/forms');

/** The library, with an ECOG form that tells of weights from before. */
function libraryOfWeights(): string {
  const library = mkdtempSync(path.join(tmpdir(), 'lutetia-library-'));
  cpSync(SEEDS, library, { recursive: true });
  const file = path.join(library, 'ecog.json');
  const form = JSON.parse(readFileSync(file, 'utf8')) as FormDefinition;
  const weight = (take: 'first' | 'baseline' | 'latest') => ({
    name: `${take}Weight`,
    day: `${take}On`,
    type: 'number' as const,
    unit: 'kg',
    from: { form: 'vital-signs', item: 'WEIGHT', take },
  });
  const told: FormDefinition = {
    ...form,
    uses: [weight('first'), weight('baseline'), weight('latest')],
    checks: [
      {
        code: 'WEIGHT-LOSS',
        kind: 'soft',
        when: "ECOG == '1' && latestWeight < baselineWeight * 0.95",
        items: ['ECOG'],
        message:
          '{firstWeight} on {firstOn}, {baselineWeight} on {baselineOn}, {latestWeight} on {latestOn}.',
        rule: 'More than 5 % lost since the first dose.',
      },
    ],
  };
  writeFileSync(file, JSON.stringify(told));
  return library;
}

describe('values from earlier visits', () => {
  const library = libraryOfWeights();
  afterAll(() => rmSync(library, { recursive: true, force: true }));
  const running = withTrialApp({ study: 'reluth', site: SITE, library });

  // 72 kg are 94.7 % of 76 kg, and 90 % of 80 kg.
  it('are the first, the last up to the first dose, and the latest', async () => {
    const nurse = await running().as('nurse');
    const id = await treatedTwice(nurse);
    const [first, second] = STRAIGHT.doses;
    const weigh = (visit: readonly [string, number?], on: string, kg: string) =>
      completeIn(nurse, id, visit, 'vital-signs', { VSDAT: { v: on }, WEIGHT: { v: kg, unit: 'kg' } });
    await weigh(['SCR'], STRAIGHT.screening, '80');
    await weigh(['D1', 2], second, '72');
    await weigh(['D1', 1], first, '76');
    const form = formIn(await visitOf(nurse, id, 'ASM'), 'ecog').id;
    const body = { changes: { ECOG: { v: '1' } }, changeId: randomUUID() };
    const saved = await nurse.put(`/forms/${form}`, body, { 'if-match': '"0"' });
    const { findings } = expectStatus(saved, 200).json as FormSavedView;
    expect(findings.find(({ check }) => check === 'WEIGHT-LOSS')?.message).toBe(
      '80 on 5 Jan 2026, 76 on 2 Feb 2026, 72 on 30 Mar 2026.',
    );
  });
});
