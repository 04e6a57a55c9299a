import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';

export function NotFound() {
  const t = useWords('common');
  return (
    <main className="page-notice" id="content">
      <h1 className="h1">{t('notFound.title')}</h1>
      <p className="sec">{t('notFound.detail')}</p>
      <p>
        <Link to="/" className="btn">
          {t('notFound.home')}
        </Link>
      </p>
    </main>
  );
}
