import { useWords } from '../i18n/use-words.js';
import { SkeletonRows } from '../components/skeleton-rows.js';

/** Stands where a page will be while its code is fetched. */
export function PageSkeleton() {
  const t = useWords('common');
  return (
    <div className="page-skeleton">
      <SkeletonRows rows={10} label={t('loading')} />
    </div>
  );
}
