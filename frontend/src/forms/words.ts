import type { Words } from '@lutetia/shared/forms/definition';
import { text } from '@lutetia/shared/study/words';
import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const NAMESPACES = ['casebook', 'participant', 'visit', 'trail', 'preview', 'keys'];

/** The words of the participant, visit, form and trail screens, which show each other's parts. */
export function useWords(): Translate {
  const { t } = useTranslation(NAMESPACES, { nsMode: 'fallback' });
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Words of a definition in the reader's language, else in English. */
export function inWords(words: Words): string {
  return text(words, i18next.language);
}
