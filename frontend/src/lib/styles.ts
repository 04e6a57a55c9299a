const missing = new Set<string>();

/** Takes note of styles that do not come: for the bundler's own code each has been asked for, and never is again. */
export function noteMissingStyles(): void {
  const onError = ({ target }: Event): void => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    missing.add(target.href);
    target.remove();
  };
  window.addEventListener('error', onError, true);
}

/**
 * Asks anew for the styles that did not come; at once done when none is missing.
 *
 * @throws Error when one does not come now either
 */
export async function fetchMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(fetchStyles));
}

function fetchStyles(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      missing.delete(href);
      resolve();
    });
    link.addEventListener('error', () => reject(new Error(`the styles ${href} did not come`)));
    document.head.append(link);
  });
}
