import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { useNotDonePreview } from './api/preview-not-done.js';
import { changingMoves } from './changing-moves.js';
import { MovesTable } from './moves-table.js';

interface NotDonePreviewProps {
  readonly preview: ReturnType<typeof useNotDonePreview>;
  readonly today: string;
}

/** What follows from a visit that is not done, before anybody says so: which visits move, fall away or become due. */
export function NotDonePreview({ preview, today }: NotDonePreviewProps) {
  const t = useWords('visit-acts');
  const { data } = preview;
  if (preview.isPending) return <SkeletonRows rows={3} height={30} label={t('delayPanel.previewing')} />;
  if (data === undefined)
    return (
      <ProblemNotice
        problem={preview.error}
        what={t('delayPanel.previewFailed')}
        onRetry={() => void preview.refetch()}
      />
    );
  const { changing, staying } = changingMoves(data.moves);
  const said = [
    changing.length === 0 ? t('notDonePanel.nothing') : null,
    staying > 0 ? t('notDonePanel.staying', { count: staying }) : null,
    data.deviations.length > 0 ? t('notDonePanel.deviation') : null,
  ];
  return (
    <section className="vp" aria-label={t('notDonePanel.changes')}>
      {changing.length > 0 && <MovesTable view={{ ...data, moves: changing }} today={today} />}
      <p className="sec">{said.filter((sentence) => sentence !== null).join(' ')}</p>
    </section>
  );
}
