import type { TrailEntryView } from '@lutetia/shared/contract/views';
import { useEffect, useState } from 'react';
import { ChoiceMenu } from '../../components/choice-menu.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useSchedule } from '../../forms/around/api/read-schedule.js';
import { useTrail } from '../../forms/around/api/read-trail.js';
import { ParticipantStrip } from '../../forms/around/participant-strip.js';
import { momentText } from '../../forms/day-words.js';
import { useWords } from '../../forms/words.js';
import { trailCsv } from './trail-csv.js';
import classes from './trail.module.css';

export interface TrailPageProps {
  readonly study: string;
  readonly participantId: string;
}

/** Who entered and changed what, when and why, for one participant; newest first. */
export function TrailPage({ study, participantId }: TrailPageProps) {
  const t = useWords();
  const schedule = useSchedule(participantId);
  const trail = useTrail(participantId, null);
  const [record, setRecord] = useState<string | null>(null);
  const [who, setWho] = useState<string | null>(null);
  const number = schedule.data?.participant.number ?? '';
  useEffect(() => {
    document.title = `${t('trail.title')} · ${number} · Lutetia`;
  }, [t, number]);

  const all = (trail.data?.pages ?? []).flatMap((page) => page.items);
  const shown = all.filter(
    (entry) => (record === null || entry.recordName === record) && (who === null || entry.who === who),
  );
  const heads = ['when', 'who', 'role', 'record', 'field', 'old', 'new', 'why', 'origin'].map((key) =>
    t(`trail.${key}`),
  );
  return (
    <>
      <ParticipantStrip study={study} participant={schedule.data?.participant ?? null} />
      <main id="content" className={classes.page}>
        <div className={classes.head}>
          <h1 className="h1">{t('trail.title')}</h1>
          <span className="sec">
            {trail.data === undefined ? '' : t('trail.count', { count: shown.length })}
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
            onClick={() => download(trailCsv(shown, heads), `${number}-trail.csv`)}
          >
            {t('trail.csv')}
          </button>
        </div>
        {trail.isError ? (
          <ProblemNotice
            problem={trail.error}
            what={t('trail.failed')}
            onRetry={() => void trail.refetch()}
          />
        ) : trail.isPending ? (
          <SkeletonRows rows={12} height={36} label={t('trail.loading')} />
        ) : shown.length === 0 ? (
          <p className="note grey">
            {t(record === null && who === null ? 'trail.empty' : 'trail.filteredEmpty')}
          </p>
        ) : (
          <TrailTable entries={shown} today={schedule.data?.today ?? ''} heads={heads} />
        )}
        {trail.hasNextPage && (
          <button
            type="button"
            className="btn"
            disabled={trail.isFetchingNextPage}
            onClick={() => void trail.fetchNextPage()}
          >
            {t('trail.more')}
          </button>
        )}
      </main>
    </>
  );
}

interface TrailTableProps {
  readonly entries: readonly TrailEntryView[];
  readonly today: string;
  readonly heads: readonly string[];
}

function TrailTable({ entries, today, heads }: TrailTableProps) {
  const t = useWords();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('trail.title')}>
      <table className="tb">
        <thead>
          <tr>
            {heads.slice(0, 8).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.id}/${entry.path}`}>
              <td className="num">
                <time dateTime={entry.at} title={entry.at}>
                  {momentText(entry.at, today)}
                </time>
              </td>
              <td>{entry.who}</td>
              <td className="sec">{t(`role.${entry.role}`)}</td>
              <td>{entry.recordName}</td>
              <td className="m">{entry.label}</td>
              <td className={classes.old}>{entry.oldText === '' ? '' : <s>{entry.oldText}</s>}</td>
              <td className="m">{entry.newText}</td>
              <td className="sec">{entry.reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function choicesOf(entries: readonly TrailEntryView[], of: (entry: TrailEntryView) => string) {
  return [...new Set(entries.map(of))].toSorted().map((value) => ({ value, label: value }));
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
