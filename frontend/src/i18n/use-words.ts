import { useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { WordsLanguage } from './form-language.js';

/** Gives the sentence of a key, with `{{values}}` filled in; `count` chooses the plural. */
export type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The words of a namespace (`src/i18n/en/<namespace>.ts`); what it lacks is looked up in `common`. */
export function useWords(namespace: string): Words {
  const { t } = useTranslation([namespace, 'common']);
  const lng = useContext(WordsLanguage);
  return useCallback((key, values) => t(key, { ...values, lng }), [t, lng]);
}
