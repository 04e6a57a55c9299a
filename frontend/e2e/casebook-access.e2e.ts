import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import type { ParticipantListView } from '@lutetia/shared/contract/views/participants';
import { enrolIncluded, participantAt, scheduleOf } from './casebook-records.js';
import { signIn } from './people.js';

test('participant, visit, form and trail pass axe in both themes and at both widths', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'nurse');
  const list = await page.request.get('/api/studies/reluth/participants?limit=100');
  const { items } = (await list.json()) as ParticipantListView;
  const participant = items.find(({ status }) => status === 'on-treatment') ?? items[0];
  const schedule = await scheduleOf(page, participant?.id ?? '');
  const visit = schedule.items.find(({ id }) => id === schedule.participant.next?.visitId);
  const base = participantAt(schedule.participant.id);
  const pages = [
    base,
    `${base}/visits/${visit?.id ?? ''}`,
    `${base}/forms/${visit?.forms.at(-1)?.id ?? ''}`,
    `${participantAt((await enrolIncluded(page)).id)}/trail`,
  ];
  for (const address of pages) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    // What is fetched last may still take the place of the page for a moment.
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('main')).toBeVisible();
    await expectAccessibleEverywhere(page);
  }
});
