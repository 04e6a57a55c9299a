import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { useEffect, useMemo, useState } from 'react';
import { ChoiceMenu } from '../../components/choice-menu.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { useTrail } from '../../forms/around/api/read-trail.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { useWords } from '../../forms/words.js';
import { downloadCsv } from '../../lib/csv.js';
import { readingProblem } from '../../lib/reading-problem.js';
import { TRAIL_COLUMNS, trailCsv } from './trail-csv.js';
import { trailLines } from './trail-lines.js';
import { TrailTable } from './trail-table.js';
import classes from './trail.module.css';

export interface TrailPageProps {
  readonly study: string;
  readonly participantId: string;
}

/** Lines drawn at once; more on demand, so that five years of entries do not stall the page. */
const SHOWN = 200;

/** Who entered and changed what, when and why, for one participant; newest first. */
export function TrailPage({ study, participantId }: TrailPageProps) {
  const t = useWords();
  const schedule = useSchedule(participantId);
  const trail = useTrail(participantId, null);
  const problem = readingProblem(trail);
  const [record, setRecord] = useState<string | null>(null);
  const [who, setWho] = useState<string | null>(null);
  const [most, setMost] = useState(SHOWN);
  const number = schedule.data?.participant.number ?? '';
  useEffect(() => {
    document.title = `${t('trail.title')} · ${number} · Lutetia`;
  }, [t, number]);

  const pages = trail.data?.pages;
  const all = useMemo(
    () =>
      trailLines(
        (pages ?? []).flatMap((page) => page.items),
        t,
      ),
    [pages, t],
  );
  const shown = all.filter(
    (entry) => (record === null || entry.recordName === record) && (who === null || entry.who === who),
  );
  const more = async (): Promise<void> => {
    setMost(most + SHOWN);
    if (trail.hasNextPage && shown.length <= most + SHOWN) await trail.fetchNextPage();
  };
  return (
    <>
      <ParticipantStrip
        study={study}
        participant={schedule.data?.participant ?? null}
        isMissing={schedule.isError}
      />
      <main id="content" className={classes.page}>
        <div className={classes.head}>
          <h1 className="h1">{t('trail.title')}</h1>
          <span className="sec">
            {trail.data === undefined
              ? ''
              : t(trail.hasNextPage ? 'trail.newest' : 'trail.count', { count: shown.length })}
          </span>
          <span className={classes.grow} />
          <ChoiceMenu
            label={t('trail.record')}
            allLabel={t('trail.everyRecord')}
            choices={choicesOf(all, (entry) => entry.recordName)}
            value={record}
            onChoose={setRecord}
          />
          <ChoiceMenu
            label={t('trail.who')}
            allLabel={t('trail.everyone')}
            choices={choicesOf(all, (entry) => entry.who)}
            value={who}
            onChoose={setWho}
          />
          <button
            type="button"
            className="btn"
            disabled={shown.length === 0}
            onClick={() => downloadCsv(trailCsv(shown, TRAIL_COLUMNS, t), `${number}-trail.csv`)}
          >
            {t('trail.csv', { count: shown.length })}
          </button>
        </div>
        {problem !== null ? (
          <ProblemNotice problem={problem} what={t('trail.failed')} onRetry={() => void trail.refetch()} />
        ) : trail.isPending ? (
          <SkeletonRows rows={12} height={36} label={t('trail.loading')} />
        ) : shown.length === 0 ? (
          <p className="note grey">
            {t(record === null && who === null ? 'trail.empty' : 'trail.filteredEmpty')}
          </p>
        ) : (
          <TrailTable lines={shown.slice(0, most)} today={schedule.data?.today ?? ''} />
        )}
        {(trail.hasNextPage || shown.length > most) && (
          <button
            type="button"
            className="btn"
            disabled={trail.isFetchingNextPage}
            onClick={() => void more()}
          >
            {t('trail.more')}
          </button>
        )}
      </main>
    </>
  );
}

function choicesOf(entries: readonly TrailEntryView[], of: (entry: TrailEntryView) => string) {
  return [...new Set(entries.map(of))].toSorted().map((value) => ({ value, label: value }));
}
