import { chromium, type Page } from '@playwright/test';
import { resolveChromium } from '../../../scripts/resolve-chromium.mjs';

/** What the design allows a browser to be busy with at one go, in milliseconds; the browser calls longer a long task. */
export const LONG_TASK_MS = 50;

/** Watches from now on; what it says is a script because it is the browser's to run. */
const WATCH = `
  globalThis.longTasks = [];
  globalThis.watcher = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  });
  globalThis.watcher.observe({ type: 'longtask' });`;
const NEXT_FRAME = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))';
const STOP = 'globalThis.watcher.disconnect(), globalThis.longTasks';

/** A page of the product with somebody signed in; the browser closes with the work. */
export async function withPage<T>(
  port: number,
  cookie: string,
  work: (page: Page, address: string) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch(resolveChromium());
  try {
    const [name = '', value = ''] = cookie.split('=');
    const address = `http://127.0.0.1:${port}`;
    const opened = await browser.newContext({ viewport: { width: 1366, height: 900 } });
    await opened.addCookies([{ name, value, url: address }]);
    return await work(await opened.newPage(), address);
  } finally {
    await browser.close();
  }
}

/** How long each task over 50 ms was, in milliseconds, while something was done on the page. */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(WATCH);
  await work();
  return page.evaluate<number[]>(STOP);
}

/** Resolves when the page has been drawn once more. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(NEXT_FRAME);
}
