import { createContext } from 'react';
import { keepPreference, readPreference } from '../lib/preferences.js';
import { createStore, useStore } from '../lib/store.js';

/** The languages forms are written in. */
export const FORM_LANGUAGES = ['en', 'fr'] as const;

export type FormLanguage = (typeof FORM_LANGUAGES)[number];

const chosen = createStore<FormLanguage>('en');

/** Takes up the language chosen on this computer, else that of the browser. */
export function takeUpFormLanguage(): FormLanguage {
  chosen.set(languageOf(readPreference('form-language')) ?? languageOf(navigator.language) ?? 'en');
  return chosen.get();
}

/** In which language questions, answers and checks are read. */
export function formLanguage(): FormLanguage {
  return chosen.get();
}

/** The same for a component, which draws again when it changes. */
export function useFormLanguage(): FormLanguage {
  return useStore(chosen);
}

/** Keeps the choice; its words are to be there (`chooseFormLanguage`). */
export function keepFormLanguage(language: FormLanguage): void {
  keepPreference('form-language', language);
  chosen.set(language);
}

/** The language of the words around it: that of the form on the page of a form, English elsewhere. */
export const WordsLanguage = createContext<FormLanguage>('en');

/** `fr` of `fr-CH`; null for a language no form is written in. */
function languageOf(tag: string | null): FormLanguage | null {
  const [primary] = (tag ?? '').toLowerCase().split('-');
  return FORM_LANGUAGES.find((language) => language === primary) ?? null;
}
