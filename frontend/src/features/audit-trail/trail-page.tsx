import { useWords } from '../../i18n/use-words.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';

interface TrailPageProps {
  readonly study: string;
  readonly participantId: string;
}

export function TrailPage(_props: TrailPageProps) {
  const t = useWords('common');
  return (
    <main id="content">
      <SkeletonRows label={t('loading')} />
    </main>
  );
}
