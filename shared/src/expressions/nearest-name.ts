/** Nobody misspells longer names, nor chooses among more; comparing them would only cost time. */
const LONGEST = 64;
const MOST = 500;

/** The declared name most like a misspelt one, or null when none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  if (written.length > LONGEST) return null;
  let nearest: string | null = null;
  // A name whose every letter would change is another name.
  const most = Math.min(
    written.length - 1,
    Math.max(written.length > 3 ? 2 : 1, Math.floor(written.length / 3)),
  );
  let least = most + 1;
  for (const name of names.slice(0, MOST)) {
    const edits = editsBelow(written.toLowerCase(), name.toLowerCase(), least);
    if (edits < least) [nearest, least] = [name, edits];
  }
  return nearest;
}

/** Letters to change, add or remove (Levenshtein); `limit` when there are as many or more. */
function editsBelow(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  const [ours, theirs] = withoutCommonEnds(a, b);
  return distanceBelow(ours, theirs, limit);
}

/** What two texts begin and end with alike needs no edit. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function distanceBelow(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
    if (Math.min(...row) >= limit) return limit;
  }
  return row[b.length] ?? a.length;
}
