import { get } from '../../lib/api.js';
import { fetchMissingStyles } from '../../lib/styles.js';

/**
 * Code that cannot be fetched makes the router reload, which is right after a new release and wrong without a
 * connection, where the browser would leave nothing on the screen. So the server is asked first.
 */
export function reached<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    try {
      await fetchMissingStyles();
      return await load();
    } catch (error) {
      await get('/health');
      throw error;
    }
  };
}

/** Gives a page its addresses' parts as props; its code is still fetched ahead when a link to it is pointed at. */
export function withPreload<Page extends () => React.ReactNode>(
  page: Page,
  lazy: { preload?: () => Promise<void> | undefined },
): Page {
  return Object.assign(page, { preload: async () => lazy.preload?.() });
}
