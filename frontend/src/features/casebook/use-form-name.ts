import { useFormLanguage } from '../../i18n/form-language.js';
import { useStudy } from '../../lib/study.js';

/** Names a form by its code in the language forms are read in; the study is asked for only where that is not English. */
export function useFormName(
  study: string,
): (form: { readonly code: string; readonly name: string }) => string {
  const language = useFormLanguage();
  const { data } = useStudy(study, language !== 'en');
  return ({ code, name }) => data?.forms.find((one) => one.code === code)?.inLanguages[language] ?? name;
}
