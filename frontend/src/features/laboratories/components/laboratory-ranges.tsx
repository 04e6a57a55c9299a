import type {
  LaboratoriesView,
  LaboratoryView,
  ReferenceRangeView,
} from '@lutetia/shared/contract/views/laboratories';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { FilterToggle } from '../../../components/filter-toggle.js';
import { useWords } from '../../../i18n/use-words.js';
import type { LaboratoryPlace } from '../api/change-laboratories.js';
import { isCurrent, rangesInOrder } from '../range-words.js';
import { EndPanel } from './end-panel.js';
import { ImportPanel } from './import-panel.js';
import { RangePanel } from './range-panel.js';
import { RangeTable } from './range-table.js';

interface LaboratoryRangesProps {
  readonly place: LaboratoryPlace;
  readonly laboratory: LaboratoryView;
  readonly analytes: LaboratoriesView['analytes'];
  readonly today: string;
  readonly mayChange: boolean;
}

/** What is being done beside the table. */
type Act =
  | { readonly kind: 'begin'; readonly range: ReferenceRangeView | null }
  | { readonly kind: 'end'; readonly range: ReferenceRangeView }
  | { readonly kind: 'import' };

/** The ranges of one laboratory, and the acts that change them. */
export function LaboratoryRanges({ place, laboratory, analytes, today, mayChange }: LaboratoryRangesProps) {
  const t = useWords('laboratories');
  const [act, setAct] = useState<Act | null>(null);
  const [showsFormer, setShowsFormer] = useState(false);
  const ranges = rangesInOrder(laboratory.ranges, analytes);
  const current = ranges.filter((range) => isCurrent(range, today));
  return (
    <>
      <RangeFilters
        former={ranges.length - current.length}
        showsFormer={showsFormer}
        onShowFormer={setShowsFormer}
        onAct={mayChange ? setAct : null}
      />
      {act !== null && (
        <ActPanel act={act} place={place} analytes={analytes} today={today} onClose={() => setAct(null)} />
      )}
      {ranges.length === 0 ? (
        <div className="empty">
          <p>{t('noRanges', { name: laboratory.name })}</p>
          <p className="sec">{t(mayChange ? 'noRangesNext' : 'noneAsk')}</p>
        </div>
      ) : (
        <RangeTable
          ranges={showsFormer ? ranges : current}
          analytes={analytes}
          today={today}
          acts={
            mayChange
              ? {
                  replace: (range) => setAct({ kind: 'begin', range }),
                  end: (range) => setAct({ kind: 'end', range }),
                }
              : null
          }
        />
      )}
    </>
  );
}

interface ActPanelProps extends Pick<LaboratoryRangesProps, 'place' | 'analytes' | 'today'> {
  readonly act: Act;
  readonly onClose: () => void;
}

/** The act over the table. */
function ActPanel({ act, place, analytes, today, onClose }: ActPanelProps) {
  switch (act.kind) {
    case 'begin':
      return (
        <RangePanel
          key={act.range?.id ?? 'new'}
          place={place}
          analytes={analytes}
          replaced={act.range}
          today={today}
          onClose={onClose}
        />
      );
    case 'end':
      return <EndPanel key={act.range.id} place={place} range={act.range} today={today} onClose={onClose} />;
    case 'import':
      return <ImportPanel place={place} onClose={onClose} />;
  }
}

interface RangeFiltersProps {
  /** How many ranges hold no longer. */
  readonly former: number;
  readonly showsFormer: boolean;
  readonly onShowFormer: (shows: boolean) => void;
  /** Null for those who only read. */
  readonly onAct: ((act: Act) => void) | null;
}

/** Above the table: beginning a range, reading a file of them, showing those that ended. */
function RangeFilters({ former, showsFormer, onShowFormer, onAct }: RangeFiltersProps) {
  const t = useWords('laboratories');
  return (
    <div className="filters">
      {onAct !== null && (
        <>
          <Button size="xs" onClick={() => onAct({ kind: 'begin', range: null })}>
            {t('begin')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onAct({ kind: 'import' })}>
            {t('import.open')}
          </Button>
        </>
      )}
      {former > 0 && (
        <FilterToggle isOn={showsFormer} onToggle={() => onShowFormer(!showsFormer)}>
          {t('former', { count: former })}
        </FilterToggle>
      )}
    </div>
  );
}
