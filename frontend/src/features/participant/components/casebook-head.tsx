import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { branchOf } from '../course.js';
import { columnGroups, type CasebookMatrix, type GroupNames } from '../casebook-matrix.js';
import classes from '../participant.module.css';

interface CasebookHeadProps {
  readonly matrix: CasebookMatrix;
  readonly study: string;
  readonly today: string;
}

/** The visits above the casebook: cycle or epoch, short name and day. */
export function CasebookHead({ matrix, study, today }: CasebookHeadProps) {
  const t = useWords();
  const groupOf = useGroupNames(study);
  return (
    <thead>
      <tr className={classes.groups}>
        <td />
        {columnGroups(matrix.columns, groupOf).map((group, index) => (
          <th key={`${group.name}/${index}`} colSpan={group.span} scope="colgroup" title={group.name}>
            <span className={classes.groupName}>{group.span === 1 ? group.shortName : group.name}</span>
          </th>
        ))}
      </tr>
      <tr>
        <td />
        {matrix.columns.map((item, column) => {
          const day = dayOf(item);
          return (
            <th
              key={item.id}
              scope="col"
              title={item.name}
              className={column === matrix.openColumn ? classes.now : undefined}
            >
              {item.shortName}
              <span>{day === null ? t('noDate') : shortDay(day, today)}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function dayOf({ occurred, planned, target }: ScheduleItemView): string | null {
  return occurred ?? planned ?? target;
}

function useGroupNames(study: string): (item: ScheduleItemView) => GroupNames {
  const t = useWords();
  const epochs = useStudy(study).data?.epochs ?? [];
  return (item) =>
    item.cycle > 0
      ? {
          name: branchOf(item) ?? t('course.cycle', { cycle: item.cycle }),
          shortName: t('course.cycleShort', { cycle: item.cycle }),
        }
      : epochNames(epochs.find((epoch) => epoch.code === item.epoch)?.name ?? item.epoch);
}

const epochNames = (name: string): GroupNames => ({ name, shortName: name });
