import { keepPreference, readPreference } from './preferences.js';
import { createStore, useStore } from './store.js';

/** The site the lists are narrowed to, by site code; null = every site one may see. */
const site = createStore<string | null>(readPreference('site'));

export function chooseSite(code: string | null): void {
  keepPreference('site', code);
  site.set(code);
}

export function useChosenSite(): string | null {
  return useStore(site);
}
