import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from './en/common.js';
import participants from './en/participants.js';
import session from './en/session.js';
import worklist from './en/worklist.js';

const files = import.meta.glob<{ readonly default: Readonly<Record<string, unknown>> }>([
  './*/*.ts',
  '!./en/{common,session,worklist,participants}.ts',
]);

/**
 * Words by language and namespace. The namespaces of the first page come with it; any other (`en/<namespace>.ts`) is
 * fetched when a page first asks for it. A language is one more folder.
 */
export async function startWords(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({
      type: 'backend' as const,
      init: () => undefined,
      read: (language: string, namespace: string) => readWords(language, namespace),
    })
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['common', 'session', 'worklist', 'participants'],
      defaultNS: 'common',
      fallbackNS: 'common',
      partialBundledLanguages: true,
      resources: { en: { common, session, worklist, participants } },
      interpolation: { escapeValue: false }, // React escapes
    });
}

async function readWords(language: string, namespace: string): Promise<Readonly<Record<string, unknown>>> {
  const load = files[`./${language}/${namespace}.ts`];
  if (load === undefined) throw new Error(`no words for ${language}/${namespace}`);
  return (await load()).default;
}
