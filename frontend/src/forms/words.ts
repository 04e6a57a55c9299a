import type { Words } from '@lutetia/shared/forms/definition';
import { text } from '@lutetia/shared/study/words';
import { useContext } from 'react';
import { formLanguage, WordsLanguage } from '../i18n/form-language.js';
import { wordsOf } from '../i18n/use-words.js';

const NAMESPACES = ['casebook', 'participant', 'visit', 'trail', 'preview', 'keys'];

/** The words of the participant, visit, form and trail screens, which show each other's parts. */
export function useWords(): Translate {
  return wordsOf(useContext(WordsLanguage), ...NAMESPACES);
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Words of a definition in the language the reader has chosen for forms, else in English. */
export function inWords(words: Words): string {
  return text(words, formLanguage());
}
