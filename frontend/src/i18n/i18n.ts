import i18next from 'i18next';
import { keepFormLanguage, takeUpFormLanguage, type FormLanguage } from './form-language.js';

const files = import.meta.glob<{ readonly default: Readonly<Record<string, unknown>> }>('./en/*.ts', {
  eager: true,
});

/**
 * Words by namespace (`en/<namespace>.ts`). All of them come before the first page is drawn: a part that asked for its
 * words only when it is drawn would take the page around it away meanwhile, and what is in focus with it.
 */
export async function startWords(): Promise<void> {
  const en = Object.fromEntries(
    Object.entries(files).map(([path, file]) => [namespaceOf(path), file.default]),
  );
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'common',
    fallbackNS: 'common',
    resources: { en },
    interpolation: { escapeValue: false }, // React escapes
  });
  // Without them, where they cannot be fetched, the forms are shown as far as their definitions go.
  await fetchWords(takeUpFormLanguage()).catch(() => undefined);
}

/** Shows forms in a language from now on, on this computer. @throws Error when its words cannot be fetched */
export async function chooseFormLanguage(language: FormLanguage): Promise<void> {
  await fetchWords(language);
  keepFormLanguage(language);
}

/** English is there from the start; another language comes when it is asked for. */
async function fetchWords(language: FormLanguage): Promise<void> {
  if (language === 'en') return;
  const words = await import('./fr/index.js');
  for (const [namespace, said] of Object.entries(words.default))
    i18next.addResourceBundle(language, namespace, said);
}

function namespaceOf(path: string): string {
  return path.slice('./en/'.length, -'.ts'.length);
}
