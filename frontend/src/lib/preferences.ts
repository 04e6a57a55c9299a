/** A few choices kept in this browser. Storage may be closed to us; then they last as long as the page. */
export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(`lutetia-${name}`);
  } catch {
    return null;
  }
}

export function keepPreference(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`lutetia-${name}`);
    else localStorage.setItem(`lutetia-${name}`, value);
  } catch {
    return; // the choice still holds for this page
  }
}
