import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    readonly axe?: typeof axe;
  }
}

/** A desk and a tablet held upright. */
export const SIZES = [
  { width: 1366, height: 900 },
  { width: 768, height: 1024 },
] as const;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Reads the page as it stands at both widths and in both themes. All rules are read in light at each width; the dark
 * theme changes contrasts only, which do not depend on the width, and so only they are read again, once.
 *
 * @param within - selector of the part that has not been read before; the whole page when left out
 */
export async function expectAccessibleEverywhere(page: Page, within = 'html'): Promise<void> {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of viewport === SIZES[0] ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expectNoAxeViolations(page, within, colorScheme === 'dark' ? ['color-contrast'] : null);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `scrolls sideways at ${viewport.width}`).toBeLessThanOrEqual(0);
  }
}

/**
 * Fails with the rule and the element of each violation.
 *
 * The rules run in the page itself: no page of ours holds a frame, for which the usual harness opens a second page at
 * every reading, six times as long.
 *
 * @param rules - only these; all when null
 */
export async function expectNoAxeViolations(
  page: Page,
  within = 'html',
  rules: readonly string[] | null = null,
): Promise<void> {
  await expect(page.locator(within).first(), 'there is something to read').toBeAttached();
  expect(await page.locator('iframe').count(), 'frames, which are not read').toBe(0);
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(AXE);
  const violations = await page.evaluate(readRules, { within, rules });
  expect(violations).toEqual([]);
}

/** Runs in the page. */
async function readRules(order: { within: string; rules: readonly string[] | null }): Promise<string[]> {
  if (window.axe === undefined) throw new Error('the rules have not come');
  const { violations } = await window.axe.run(order.within, {
    resultTypes: ['violations'],
    ...(order.rules === null ? {} : { runOnly: { type: 'rule', values: [...order.rules] } }),
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
