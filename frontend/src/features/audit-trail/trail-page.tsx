import { useEffect } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { useWords } from '../../forms/words.js';
import { readingProblem } from '../../lib/reading-problem.js';
import { ParticipantTrailHead } from './components/participant-trail-head.js';
import { TrailTable } from './trail-table.js';
import classes from './trail.module.css';
import { useParticipantTrail } from './use-participant-trail.js';

export interface TrailPageProps {
  readonly study: string;
  readonly participantId: string;
}

/** Who entered and changed what, when and why, for one participant; newest first. */
export function TrailPage({ study, participantId }: TrailPageProps) {
  const t = useWords();
  const schedule = useSchedule(participantId);
  const shown = useParticipantTrail(participantId);
  const number = schedule.data?.participant.number ?? '';
  useEffect(() => {
    document.title = `${t('trail.title')} · ${number} · Lutetia`;
  }, [t, number]);
  return (
    <>
      <ParticipantStrip
        study={study}
        participant={schedule.data?.participant ?? null}
        isMissing={schedule.isError}
      />
      <main id="content" className={classes.page}>
        <ParticipantTrailHead number={number} shown={shown} />
        <Lines shown={shown} today={schedule.data?.today ?? ''} />
        {shown.isThereMore && (
          <button
            type="button"
            className="btn"
            disabled={shown.trail.isFetchingNextPage}
            onClick={() => void shown.more()}
          >
            {t('trail.more')}
          </button>
        )}
      </main>
    </>
  );
}

interface LinesProps {
  readonly shown: ReturnType<typeof useParticipantTrail>;
  readonly today: string;
}

/** The lines asked for, or why there are none. */
function Lines({ shown: { trail, drawn, narrowing }, today }: LinesProps) {
  const t = useWords();
  const problem = readingProblem(trail);
  if (problem !== null) {
    return <ProblemNotice problem={problem} what={t('trail.failed')} onRetry={() => void trail.refetch()} />;
  }
  if (trail.isPending) return <SkeletonRows rows={12} height={36} label={t('trail.loading')} />;
  if (drawn.length > 0) return <TrailTable lines={drawn} today={today} />;
  const isNarrowed = narrowing.record !== null || narrowing.who !== null;
  return <p className="note grey">{t(isNarrowed ? 'trail.filteredEmpty' : 'trail.empty')}</p>;
}
