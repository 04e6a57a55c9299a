import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './accessible.js';
import { answer, enrolIncluded, formAt, saved } from './casebook-records.js';
import { signIn } from './people.js';

async function readFormsIn(page: Page, language: string): Promise<void> {
  await page.getByRole('button', { name: 'Research nurse' }).click();
  await page.getByRole('menuitemradio', { name: language, exact: true }).click();
  await page.keyboard.press('Escape');
}

test('a form is read in French, its checks and answers too, and what was typed stays', async ({ page }) => {
  await signIn(page, 'nurse');
  const { id } = await enrolIncluded(page);
  await page.goto(await formAt(page, id, 'Cycle 1 bloods', 'Haematology'));
  await expect(page.getByRole('heading', { level: 1, name: 'Haematology' })).toBeVisible();
  await answer(page, 'Sample date', 't');
  await saved(page);

  await readFormsIn(page, 'Français');
  await expect(page.getByRole('heading', { level: 1, name: 'Hématologie' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Formulaires de cette visite' })).toContainText(
    'Hématologie',
  );
  await expect(page.locator('main')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('textbox', { name: 'Date du prélèvement' })).not.toHaveValue('');
  const platelets = page.getByRole('textbox', { name: 'Plaquettes', exact: true });
  await platelets.fill('abc');
  await platelets.blur();
  await expect(page.getByText('Il faut un nombre, par exemple 7,4, ou <0,5')).toBeVisible();
  await platelets.fill('1,5');
  await page.getByRole('textbox', { name: 'Date du prélèvement' }).fill('30 févr. 2026');
  await platelets.focus();
  await expect(page.getByText('Le mois 02/2026 a 28 jours.')).toBeVisible();
  await expectAccessibleEverywhere(page, 'main');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Hématologie' })).toBeVisible();
  await readFormsIn(page, 'English');
  await expect(page.getByRole('heading', { level: 1, name: 'Haematology' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Platelets', exact: true })).toHaveValue(/^1[.,]5$/u);
});

test.describe('in a browser set to French', () => {
  test.use({ locale: 'fr-FR' });

  test('forms are in French from the start', async ({ page }) => {
    await signIn(page, 'nurse');
    const { id } = await enrolIncluded(page);
    await page.goto(await formAt(page, id, 'Cycle 1 bloods', 'Visit'));
    await expect(page.getByRole('heading', { level: 1, name: 'Visite' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Marquer complet, formulaire suivant' })).toBeVisible();
  });
});
