import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useBlankForm } from '../../forms/api/read-blank-form.js';
import { useEngineCode } from '../../forms/use-evaluation.js';
import { inWords, useWords } from '../../forms/words.js';
import { useFormLanguage, WordsLanguage } from '../../i18n/form-language.js';
import { useSites } from '../../lib/study.js';
import { PreviewForm } from './components/preview-form.js';
import classes from './casebook.module.css';
import own from './preview.module.css';

export interface FormPreviewPageProps {
  readonly study: string;
  readonly version: string;
  readonly form: string;
}

/** Any form of any version, empty and alive: fields and checks work as for a nurse, and nothing is kept. */
export function FormPreviewPage(props: FormPreviewPageProps) {
  return (
    <WordsLanguage value={useFormLanguage()}>
      <PreviewInWords {...props} />
    </WordsLanguage>
  );
}

function PreviewInWords({ study, version, form }: FormPreviewPageProps) {
  const t = useWords();
  const blank = useBlankForm(study, version, form);
  const sites = useSites(study);
  const engine = useEngineCode();
  useEffect(() => {
    if (blank.data !== undefined)
      document.title = `${t('preview.title', { name: inWords(blank.data.definition.name) })} · Lutetia`;
  }, [blank.data, t]);
  const failure = blank.error ?? sites.error ?? engine.error;
  const [site] = sites.data ?? [];
  return (
    <>
      <section className={own.banner} aria-label={t('preview.banner')}>
        <span className="m">{t('preview.banner')}</span>{' '}
        <span className="sec">{t('preview.version', { version })}</span>
        <span className="grow" />
        <Link to="/$study/versions/$version/changes" params={{ study, version }} hash="study-forms">
          {t('preview.back')}
        </Link>
      </section>
      {failure !== null ? (
        <main id="content" className={classes.notice}>
          <ProblemNotice
            problem={failure}
            what={t('form.failed')}
            onRetry={() => void Promise.all([blank.refetch(), sites.refetch(), engine.refetch()])}
          />
        </main>
      ) : blank.data === undefined || site === undefined || engine.data === undefined ? (
        <main id="content">
          <SkeletonRows rows={10} label={t('form.loading')} />
        </main>
      ) : (
        <PreviewForm blank={blank.data} code={engine.data} today={site.today} timeZone={site.timeZone} />
      )}
    </>
  );
}
