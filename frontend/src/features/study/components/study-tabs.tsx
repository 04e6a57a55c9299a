import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/use-words.js';
import { useMay } from '../../../lib/session.js';

const CURRENT = { 'aria-current': 'page' } as const;

/** The pages about one study's definition. */
export function StudyTabs({ study }: { readonly study: string }) {
  const t = useWords('study');
  const mayPublish = useMay(study, 'study.publish');
  return (
    <nav className="study-tabs" aria-label={t('pages')}>
      <Link to="/$study/study" params={{ study }} activeProps={CURRENT} activeOptions={{ exact: true }}>
        {t('page.protocol')}
      </Link>
      <Link to="/$study/versions" params={{ study }} activeProps={CURRENT}>
        {t('page.versions')}
      </Link>
      {mayPublish && (
        <Link to="/$study/load" params={{ study }} activeProps={CURRENT}>
          {t('page.load')}
        </Link>
      )}
    </nav>
  );
}
