import type { StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../../components/icon.js';
import { useWords } from '../../../i18n/use-words.js';

interface FormsListProps {
  readonly study: string;
  readonly protocol: StudyProtocol;
}

/** Those the words of forms are written in. */
const LANGUAGES = ['en', 'fr'] as const;

/** The forms of a version: each opens empty, and all of them are printed with the names of their items. */
export function FormsList({ study, protocol }: FormsListProps) {
  const t = useWords('study');
  const { version, forms } = protocol;
  const sorted = forms.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="study-section" aria-labelledby="study-forms">
      <h2 className="h2" id="study-forms" tabIndex={-1}>
        {t('formsTitle')}
      </h2>
      <p className="sec">{t('formsHint')}</p>
      <ul className="study-list study-columns">
        {sorted.map((form) => (
          <li key={form.code}>
            <Link
              to="/$study/versions/$version/forms/$form"
              params={{ study, version, form: form.code }}
              aria-label={t('openEmpty', { name: form.name })}
            >
              {form.name}
            </Link>{' '}
            <span className="mut">{t('formVersion', { version: form.version })}</span>
          </li>
        ))}
      </ul>
      <p className="study-annotated">
        {LANGUAGES.map((language) => (
          <a
            key={language}
            className="btn s"
            href={`/api/studies/${study}/versions/${encodeURIComponent(version)}/annotated-crf.pdf?language=${language}`}
            target="_blank"
            rel="noreferrer"
            title={t('annotatedHint')}
          >
            <Icon name="print" size={14} /> {t(`annotated.${language}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
