import type { ScheduleFormView, ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { FlagIcon, shownFlags, StateIcon, type ShownState } from '../../../components/state-icon.js';
import { useWords, type Translate } from '../../../forms/words.js';
import classes from '../participant.module.css';

interface CasebookCellProps {
  readonly row: number;
  readonly column: number;
  /** The form's name, also where the visit has no such form. */
  readonly name: string;
  readonly visit: ScheduleItemView;
  readonly form: ScheduleFormView | null;
  readonly isHere: boolean;
  readonly isOpenColumn: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** One form of one visit: its state, and the flags of its visit once it is begun. */
export function CasebookCell(props: CasebookCellProps) {
  const { row, column, name, visit, form, isHere, isOpenColumn, onFocus, onOpen } = props;
  const t = useWords();
  return (
    <td
      role="gridcell"
      tabIndex={isHere ? 0 : -1}
      data-cell={`${row}/${column}`}
      className={isOpenColumn ? classes.now : undefined}
      aria-label={cellLabel(name, visit, form, t)}
      onFocus={onFocus}
      onClick={onOpen}
    >
      {form !== null && <CellIcon form={form} visit={visit} />}
    </td>
  );
}

function CellIcon({ form, visit }: { readonly form: ScheduleFormView; readonly visit: ScheduleItemView }) {
  return (
    <span className={classes.cell}>
      <StateIcon state={shownState(form, visit)} silent />
      {form.state !== 'not-started' &&
        shownFlags(visit.flags).map((flag) => (
          <FlagIcon key={flag} flag={flag} size={11} silent className={classes.flag ?? ''} />
        ))}
    </span>
  );
}

const OPEN = new Set<ShownState>(['due', 'overdue', 'in-progress']);

/** A form not begun stands where its visit stands; one that nobody has to fill in is never due or late. */
function shownState(form: ScheduleFormView, visit: ScheduleItemView): ShownState {
  const isOpen = OPEN.has(visit.state);
  if (form.state !== 'not-started' || (isOpen && !form.required)) return form.state;
  return visit.state === 'complete' ? 'not-started' : visit.state === 'in-progress' ? 'due' : visit.state;
}

function cellLabel(
  name: string,
  visit: ScheduleItemView,
  form: ScheduleFormView | null,
  t: Translate,
): string {
  if (form === null) return t('casebook.noForm', { form: name, visit: visit.name });
  return t('casebook.cell', { form: name, visit: visit.name, state: t(`state.${shownState(form, visit)}`) });
}
