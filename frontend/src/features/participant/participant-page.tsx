import { useWords } from '../../i18n/use-words.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';

interface ParticipantPageProps {
  readonly study: string;
  readonly participantId: string;
}

export function ParticipantPage(_props: ParticipantPageProps) {
  const t = useWords('common');
  return (
    <main id="content">
      <SkeletonRows label={t('loading')} />
    </main>
  );
}
