/**
 * Where in a definition a JSON pointer leads, by the names of what it passes: `Screening, Bloods`. Empty where nothing
 * on the way has a name.
 */
export function placeWords(definition: unknown, pointer: string): string {
  const names: string[] = [];
  let at: unknown = definition;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) break;
    at = Object.entries(at).find(([key]) => key === unescaped(part))?.[1];
    const name = nameOf(at);
    if (name !== null) names.push(name);
  }
  return names.join(', ');
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
