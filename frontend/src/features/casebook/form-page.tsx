import { useWords } from '../../i18n/use-words.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';

interface FormPageProps {
  readonly study: string;
  readonly participantId: string;
  readonly formId: string;
}

export function FormPage(_props: FormPageProps) {
  const t = useWords('common');
  return (
    <main id="content">
      <SkeletonRows label={t('loading')} />
    </main>
  );
}
