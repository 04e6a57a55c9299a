import type { Words } from '../forms/definition.js';

/** A text in one language; English where the language is not there. */
export function text(words: Words, language = 'en'): string {
  if (typeof words === 'string') return words;
  return words[language] ?? words.en;
}

/** Puts values into the `{name}` places of a text; a place without a value stays as it is. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
