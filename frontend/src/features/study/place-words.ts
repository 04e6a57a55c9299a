import { nameForAll, type CycleSpan } from '@lutetia/shared/study/cycle-names';

/**
 * Where in a definition a JSON pointer leads, by the names of what it passes: `Screening, Bloods`. Empty where nothing
 * on the way has a name.
 */
export function placeWords(definition: unknown, pointer: string): string {
  const names: string[] = [];
  let at: unknown = definition;
  let cycle: CycleSpan | null = null;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) break;
    at = Object.entries(at).find(([key]) => key === unescaped(part))?.[1];
    cycle = cyclesOf(at) ?? cycle;
    const name = nameOf(at);
    if (name !== null) names.push(nameForAll(name, cycle));
  }
  return names.join(', ');
}

function cyclesOf(value: unknown): CycleSpan | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, count, atMost } = value as {
    readonly from?: unknown;
    readonly count?: unknown;
    readonly atMost?: unknown;
  };
  if (typeof from !== 'number') return null;
  if (typeof count === 'number') return { from, count };
  return typeof atMost === 'number' ? { from, atMost } : { from };
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { name, code } = value as { readonly name?: unknown; readonly code?: unknown };
  if (typeof name === 'string') return name;
  const english = typeof name === 'object' && name !== null && 'en' in name ? name.en : null;
  if (typeof english === 'string') return english;
  return typeof code === 'string' ? code : null;
}

function unescaped(part: string): string {
  return part.replace(/~1/gu, '/').replace(/~0/gu, '~');
}
