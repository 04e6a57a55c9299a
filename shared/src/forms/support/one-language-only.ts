const SHOWN = new Set(['label', 'help', 'message', 'rule', 'low', 'high', 'sourceDocument']);

/** Every text of a form shown to people, however deep it stands, that is missing in English or in French. */
export function oneLanguageOnly(part: unknown, key = '', isInUse = false): readonly unknown[] {
  // The name of a use is a name in expressions and not shown.
  if (typeof part === 'string') return SHOWN.has(key) || (key === 'name' && !isInUse) ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  if ('en' in part || 'fr' in part)
    return ['en', 'fr'].every((language) => says(part, language)) ? [] : [part];
  return Object.entries(part).flatMap(([name, inside]) =>
    oneLanguageOnly(inside, Array.isArray(part) ? key : name, isInUse || name === 'uses'),
  );
}

function says(words: object, language: string): boolean {
  return Object.entries(words).some(([name, said]) => name === language && String(said).trim() !== '');
}
