import { lazy, Suspense, useEffect, type ComponentType, type ReactNode } from 'react';
import { fetchMissingStyles } from './styles.js';

/** A component whose code comes apart from its page's. */
export type Apart<P> = ComponentType<P> & { readonly fetchAhead: () => void };

/**
 * A component fetched apart from its page: first when it is drawn, or ahead of that.
 *
 * @param load - imports the component's own file
 * @param waiting - stands in its place while it is fetched
 */
export function apart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): Apart<P> {
  const Fetched: ComponentType<P> = lazy(async () => {
    await fetchMissingStyles();
    return { default: await whenThere(load) };
  });
  function Apart(props: P) {
    return (
      <Suspense fallback={waiting}>
        <Fetched {...props} />
      </Suspense>
    );
  }
  // What does not come now is asked for again where it is drawn, which is where its absence is told.
  const fetchAhead = (): void => void load().catch(() => undefined);
  return Object.assign(Apart, { fetchAhead });
}

/** Fetches it with the page, so that it is there when the connection no longer is. */
export function useFetchedAhead({ fetchAhead }: { readonly fetchAhead: () => void }): void {
  useEffect(fetchAhead, [fetchAhead]);
}

/** Without a connection a part is waited for, as long as it takes: the page around it goes on meanwhile. */
async function whenThere<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (cause) {
      if (navigator.onLine) throw cause;
      await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
    }
  }
}
