import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

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
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'common',
    fallbackNS: 'common',
    resources: { en },
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  });
}

function namespaceOf(path: string): string {
  return path.slice('./en/'.length, -'.ts'.length);
}
