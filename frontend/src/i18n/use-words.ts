import i18next from 'i18next';
import { useContext } from 'react';
import { WordsLanguage, type FormLanguage } from './form-language.js';

/** Gives the sentence of a key, with `{{values}}` filled in; `count` chooses the plural. */
export type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The words of a namespace (`src/i18n/en/<namespace>.ts`); what it lacks is looked up in `common`. */
export function useWords(namespace: string): Words {
  return wordsOf(useContext(WordsLanguage), namespace, 'common');
}

const known = new Map<string, Words>();

/**
 * The words of the namespaces in turn: one function as long as the window lives. All words come before the first page
 * is drawn and a language never changes its own, so that nothing has to wait for them or be drawn again when they come.
 */
export function wordsOf(language: FormLanguage, ...namespaces: readonly string[]): Words {
  const name = [language, ...namespaces].join(' ');
  const words = known.get(name) ?? spokenIn(language, namespaces);
  known.set(name, words);
  return words;
}

function spokenIn(language: FormLanguage, namespaces: readonly string[]): Words {
  const t = i18next.getFixedT(language, namespaces);
  return (key, values) => t(key, { ...values });
}
