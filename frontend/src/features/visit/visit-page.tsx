import { useWords } from '../../i18n/use-words.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';

interface VisitPageProps {
  readonly study: string;
  readonly participantId: string;
  readonly visitId: string;
}

export function VisitPage(_props: VisitPageProps) {
  const t = useWords('common');
  return (
    <main id="content">
      <SkeletonRows label={t('loading')} />
    </main>
  );
}
