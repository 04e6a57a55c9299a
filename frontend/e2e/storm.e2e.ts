import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { enrolIncluded, formAt, open } from './casebook-records.js';
import { PASSWORD, signIn } from './people.js';
import { SecondServer } from './second-server.js';

const EDITS = 200;
const PORT = 3_986;

/** Fields of one form, and the value of the nth edit there: none comes twice, so that each can be found in the trail. */
const FIELDS: readonly {
  readonly label: string;
  readonly code: string;
  readonly nth: (n: number) => string;
}[] = [
  { label: 'Height', code: 'HEIGHT', nth: (n) => (150 + n / 100).toFixed(2) },
  { label: 'Weight', code: 'WEIGHT', nth: (n) => (50 + n / 10).toFixed(1) },
  { label: 'Systolic pressure', code: 'SYSBP', nth: (n) => String(90 + n) },
  { label: 'Pulse', code: 'PULSE', nth: (n) => String(45 + n) },
  { label: 'Temperature', code: 'TEMP', nth: (n) => (30 + n / 20).toFixed(1) },
];

type Blow = 'connection cut' | 'answer lost' | 'session over' | 'tab killed' | 'server killed';
const BLOWS: readonly Blow[] = [
  'connection cut',
  'answer lost',
  'session over',
  'tab killed',
  'server killed',
];
const TIMES_EACH = 2;
/** Long enough for a keystroke to be written to the computer. */
const KEPT_WITHIN_MS = 500;

/** Saves that the server acknowledged: value by path, once for each change id. */
class Acknowledged {
  readonly values = new Map<string, { readonly path: string; readonly v: string }[]>();

  listen(page: Page): void {
    page.on('response', (response) => {
      const request = response.request();
      if (request.method() !== 'PUT' || !response.ok()) return;
      const { changeId, changes } = request.postDataJSON() as {
        changeId: string;
        changes: Record<string, { v: string } | null>;
      };
      const values = Object.entries(changes).map(([path, value]) => ({ path, v: value?.v ?? '' }));
      this.values.set(changeId, values);
    });
  }

  of(path: string): string[] {
    return [...this.values.values()].flat().flatMap((value) => (value.path === path ? [value.v] : []));
  }
}

/** A nurse at a form whom everything happens to. */
class Nurse {
  readonly acknowledged = new Acknowledged();
  /** What the page showed last in each field, by its code. */
  readonly shown = new Map<string, string>();
  private blowsUntil = 0;

  constructor(
    private readonly context: BrowserContext,
    private readonly server: SecondServer,
    private readonly address: string,
    public page: Page,
  ) {}

  async openForm(): Promise<void> {
    this.acknowledged.listen(this.page);
    await open(this.page, this.address, 'Vital signs');
  }

  async edit(n: number, field: (typeof FIELDS)[number], isLeft: boolean): Promise<void> {
    await this.signInAgainIfAsked();
    const value = field.nth(n);
    const box = this.page.getByRole('textbox', { name: field.label, exact: true });
    await box.fill(value);
    // A dialog that opens meanwhile has the focus, and what is typed goes into it.
    if (await this.signInAgainIfAsked()) await box.fill(value);
    this.shown.set(field.code, value);
    if (isLeft) await box.press('Tab');
    if (n >= this.blowsUntil) await this.context.setOffline(false);
  }

  async suffer(blow: Blow, n: number, chance: () => number): Promise<void> {
    switch (blow) {
      case 'connection cut':
        this.blowsUntil = n + 1 + Math.floor(chance() * 6);
        return this.context.setOffline(true);
      case 'answer lost':
        await this.page.route(
          '**/api/forms/*',
          async (route) => {
            await route.fetch().catch(() => undefined);
            await route.abort('connectionreset');
          },
          { times: 1 },
        );
        return;
      case 'session over':
        return this.context.clearCookies();
      case 'tab killed':
        return this.loseTab(chance() < 0.5);
      case 'server killed':
        return this.server.cutAndRestart();
    }
  }

  /**
   * What is typed while the tab dies may be lost, but only as a whole: the field then shows what was there before.
   *
   * @param isPausing - a moment after the last keystroke: then it was kept
   */
  private async loseTab(isPausing: boolean): Promise<void> {
    await this.context.setOffline(false);
    await this.server.served();
    await this.signInAgainIfAsked();
    if (isPausing) await this.page.waitForTimeout(KEPT_WITHIN_MS);
    await this.page.close();
    this.page = await this.context.newPage();
    await this.renewSession();
    await this.openForm();
    const lost: string[] = [];
    for (const { code, label } of FIELDS) {
      const now = await this.page.getByRole('textbox', { name: label, exact: true }).inputValue();
      if (now !== (this.shown.get(code) ?? '')) lost.push(code);
      this.shown.set(code, now);
    }
    expect(lost.length, `lost: ${lost.join()}`).toBeLessThanOrEqual(isPausing ? 0 : 1);
  }

  /** The work behind the sign-in screen, or an address asked without the page, needs somebody signed in. */
  async renewSession(): Promise<void> {
    const data = { email: 'nurse@demo.lutetia.example', password: PASSWORD };
    expect((await this.page.request.post(`${this.server.address}/api/session`, { data })).ok()).toBe(true);
  }

  /** True where it was asked. */
  async signInAgainIfAsked(): Promise<boolean> {
    const dialog = this.page.getByRole('dialog', { name: 'Sign in again' });
    if (!(await dialog.isVisible())) return false;
    await this.context.setOffline(false);
    await this.server.served();
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(dialog).toBeHidden();
    return true;
  }

  /** Leaves the last field and waits until the page says that everything is saved. */
  async finish(): Promise<void> {
    await this.context.setOffline(false);
    await this.server.served();
    const saved = this.page.getByRole('main').getByText(/Saved \d\d:\d\d$/u);
    const again = this.page.getByRole('button', { name: 'Try again' });
    await expect(async () => {
      await this.signInAgainIfAsked();
      // It may go while we reach for it: the page tries again by itself, too.
      if (await again.isVisible()) await again.click({ timeout: 1_000 });
      await this.page.keyboard.press('Tab');
      await expect(saved).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }
}

// Minutes of a person's work; how long it may take says nothing about it.
test.describe.configure({ timeout: 300_000 });

test('two hundred edits in a storm: each acknowledged one counts once, each other whole or not at all', async ({
  context,
  page,
}) => {
  const seed = Number(process.env['LUTETIA_E2E_SEED'] ?? Date.now() % 1_000_000);
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const chance = chances(seed);
  const server = new SecondServer(PORT);
  await server.start();
  try {
    await signIn(page, 'nurse');
    const { id } = await enrolIncluded(page);
    const address = await formAt(page, id, 'Cycle 1 dose', 'Vital signs');
    const nurse = new Nurse(context, server, `${server.address}${address}`, page);
    await nurse.openForm();
    const blows = shuffled(Array.from({ length: TIMES_EACH }, () => BLOWS).flat(), chance);
    const at = new Map(blows.map((blow, k) => [Math.floor(((k + chance()) * EDITS) / blows.length), blow]));
    for (let n = 0; n < EDITS; n += 1) {
      const blow = at.get(n);
      const field = FIELDS[Math.floor(chance() * FIELDS.length)];
      if (field === undefined) throw new Error('no field');
      await nurse.edit(n, field, blow === undefined || chance() < 0.5);
      if (blow !== undefined) await nurse.suffer(blow, n, chance);
    }
    await nurse.finish();

    // A session that ended after the last save is noticed by the next request only.
    await nurse.renewSession();
    await expectEverythingOnce(nurse, `${server.address}/api`, id, address.split('/').at(-1) ?? '', seed);
  } finally {
    server.stop();
  }
});

async function expectEverythingOnce(
  { page, shown, acknowledged }: Nurse,
  api: string,
  participantId: string,
  formId: string,
  seed: number,
): Promise<void> {
  const form = (await (await page.request.get(`${api}/forms/${formId}`)).json()) as FormView;
  const trail = await trailOf(page, api, participantId, formId);
  for (const { code, nth } of FIELDS) {
    const value = form.values[code];
    expect(value !== undefined && 'v' in value ? value.v : '', `${code}, seed ${seed}`).toBe(shown.get(code));
    const recorded = trail.get(code) ?? [];
    expect(new Set(recorded).size, `${code} is in the trail twice, seed ${seed}`).toBe(recorded.length);
    expect(recorded).toEqual(expect.arrayContaining(acknowledged.of(code)));
    const typed = Array.from({ length: EDITS }, (_, n) => nth(n));
    expect(typed).toEqual(expect.arrayContaining(recorded));
  }
  expect(acknowledged.values.size).toBeGreaterThan(EDITS / 4);
}

/** The values a form's fields took, in the order of the trail, by path. */
async function trailOf(
  page: Page,
  api: string,
  participantId: string,
  formId: string,
): Promise<Map<string, string[]>> {
  const values = new Map<string, string[]>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await page.request.get(`${api}/participants/${participantId}/audit?limit=200${from}`);
    expect(answer.status()).toBe(200);
    const { items, nextCursor } = (await answer.json()) as TrailView;
    for (const { recordId, path, new: now } of items) {
      if (recordId !== formId) continue;
      const { v } = (now ?? {}) as { v?: string };
      if (v !== undefined) values.set(path, [v, ...(values.get(path) ?? [])]);
    }
    cursor = nextCursor;
  }
  return values;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, public domain). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  return all
    .map((one) => ({ one, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
