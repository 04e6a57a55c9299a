import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { ChoiceMenu, type Choice } from '../../../components/choice-menu.js';
import { useWords } from '../../../forms/words.js';
import { downloadCsv } from '../../../lib/csv.js';
import { TRAIL_COLUMNS, trailCsv } from '../trail-csv.js';
import classes from '../trail.module.css';
import type { useParticipantTrail } from '../use-participant-trail.js';

interface ParticipantTrailHeadProps {
  /** The participant's number. */
  readonly number: string;
  readonly shown: ReturnType<typeof useParticipantTrail>;
}

/** How many lines there are, what they are narrowed to, and those asked for as a file. */
export function ParticipantTrailHead({ number, shown }: ParticipantTrailHeadProps) {
  const t = useWords();
  const { trail, all, lines, narrowing, narrow } = shown;
  return (
    <div className={classes.head}>
      <h1 className="h1">{t('trail.title')}</h1>
      <span className="sec">
        {trail.data === undefined
          ? ''
          : t(trail.hasNextPage ? 'trail.newest' : 'trail.count', { count: lines.length })}
      </span>
      <span className={classes.grow} />
      <ChoiceMenu
        label={t('trail.record')}
        allLabel={t('trail.everyRecord')}
        choices={choicesOf(all, (entry) => entry.recordName)}
        value={narrowing.record}
        onChoose={(record) => narrow({ record })}
      />
      <ChoiceMenu
        label={t('trail.who')}
        allLabel={t('trail.everyone')}
        choices={choicesOf(all, (entry) => entry.who)}
        value={narrowing.who}
        onChoose={(who) => narrow({ who })}
      />
      <button
        type="button"
        className="btn"
        disabled={lines.length === 0}
        onClick={() => downloadCsv(trailCsv(lines, TRAIL_COLUMNS, t), `${number}-trail.csv`)}
      >
        {t('trail.csv', { count: lines.length })}
      </button>
    </div>
  );
}

function choicesOf(
  entries: readonly TrailEntryView[],
  of: (entry: TrailEntryView) => string,
): readonly Choice<string>[] {
  return [...new Set(entries.map(of))].toSorted().map((value) => ({ value, label: value }));
}
