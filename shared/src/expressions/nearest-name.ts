/** Nobody misspells longer names; comparing them would only cost time. */
const LONGEST = 64;

/** The declared name most like a misspelt one, or null when none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  if (written.length > LONGEST) return null;
  let nearest: string | null = null;
  const most = Math.max(written.length > 3 ? 2 : 1, Math.floor(written.length / 3));
  let least = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const edits = editsBetween(written.toLowerCase(), name.toLowerCase());
    if (edits < least) [nearest, least] = [name, edits];
  }
  return nearest;
}

/** Letters to change, add or remove (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
