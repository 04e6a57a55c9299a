import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { StateIcon, type ShownState } from '../../../components/state-icon.js';
import type { OpenPanel, VisitAct } from '../../../forms/visit-acts/panel.js';
import { useWords } from '../../../i18n/use-words.js';
import { useMay } from '../../../lib/session.js';
import type { PressingSection } from '../pressing.js';
import { useRowKeys } from '../use-row-keys.js';
import { isBookedBefore, type ShownGroup, type WorklistSection } from '../worklist-filters.js';
import type { Row } from '../worklist-rows.js';
import { PressingRow } from './pressing-row.js';
import { WorklistRow } from './worklist-row.js';

interface WorklistTableProps {
  readonly study: string;
  readonly today: string;
  /** What comes before all visits. */
  readonly pressing: readonly PressingSection[];
  readonly sections: readonly WorklistSection[];
  readonly onPanel: (panel: OpenPanel) => void;
}

/** The lines in their groups, walked and acted on by keys. */
export function WorklistTable({ study, today, pressing, sections, onPanel }: WorklistTableProps) {
  const mayRecord = useMay(study, 'visit.record');
  const mayDelay = useMay(study, 'schedule.delay');
  const rows: readonly Row[] = [
    ...pressing.flatMap(({ items }) => items.map((line) => ({ id: line.id, line }))),
    ...sections.flatMap(({ items }) => items.map((item) => ({ id: item.visitId, item }))),
  ];
  const onAct = (kind: VisitAct, item: WorklistItemView): void => {
    if (kind === 'delay' ? mayDelay : mayRecord) onPanel({ kind, item });
  };
  const { current, setCurrent, register } = useRowKeys(study, rows, onAct, mayRecord);
  const list = { study, today, mayRecord, mayDelay, onCurrent: setCurrent, onAct, register };
  return (
    <>
      {pressing.map((section) => (
        <PressingGroup key={section.group} section={section} currentId={current?.id ?? null} list={list} />
      ))}
      {sections.map((section, index) => (
        <VisitGroup
          key={section.group}
          section={section}
          isFirst={index === 0}
          currentId={current?.id ?? null}
          list={list}
        />
      ))}
      <KeysLine mayRecord={mayRecord} />
    </>
  );
}

interface GroupProps<Section> {
  readonly section: Section;
  /** Id of the line that keys act on. */
  readonly currentId: string | null;
  /** What all lines of the list have in common. */
  readonly list: Omit<Parameters<typeof WorklistRow>[0], 'item' | 'isCurrent'>;
}

/** What is not a visit and cannot wait. */
function PressingGroup({ section, currentId, list }: GroupProps<PressingSection>) {
  const t = useWords('worklist');
  const { group, count, items } = section;
  const { study, mayRecord, onCurrent, register } = list;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 className="wl-group" id={`group-${group}`}>
        <StateIcon state={group === 'decisions' ? 'due' : 'overdue'} silent />
        {t(`group.${group}`)} <span className="wl-n">{count}</span>
      </h2>
      <ul>
        {items.map((line) => (
          <PressingRow
            key={line.id}
            study={study}
            line={line}
            isCurrent={line.id === currentId}
            mayRecord={mayRecord}
            onCurrent={onCurrent}
            register={register}
          />
        ))}
      </ul>
    </section>
  );
}

const GROUP_STATE: Readonly<Record<ShownGroup, ShownState>> = {
  overdue: 'overdue',
  booked: 'due',
  open: 'due',
  begun: 'in-progress',
  upcoming: 'not-due',
};

interface VisitGroupProps extends GroupProps<WorklistSection> {
  readonly isFirst: boolean;
}

/** Visits in the same state; the first group explains the strips. */
function VisitGroup({ section, isFirst, currentId, list }: VisitGroupProps) {
  const t = useWords('worklist');
  const { group, items } = section;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 className="wl-group" id={`group-${group}`}>
        <StateIcon state={GROUP_STATE[group]} silent />
        {t(`group.${isBookedBefore(section, list.today) ? 'bookedBefore' : group}`)}{' '}
        <span className="wl-n">{items.length}</span>
        {isFirst && <span className="wl-hint">{t('legend')}</span>}
      </h2>
      <ul>
        {items.map((item) => (
          <WorklistRow key={item.visitId} {...list} item={item} isCurrent={item.visitId === currentId} />
        ))}
      </ul>
    </section>
  );
}

function KeysLine({ mayRecord }: { readonly mayRecord: boolean }) {
  const t = useWords('worklist');
  return (
    <p className="foot wl-keys">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.move')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('keys.next')}
      </span>
      {mayRecord && (
        <>
          <span>
            <kbd>M</kbd> {t('keys.missed')}
          </span>
          <span>
            <kbd>B</kbd> {t('keys.book')}
          </span>
          <span>
            <kbd>D</kbd> {t('keys.delay')}
          </span>
        </>
      )}
      <span>
        <kbd>?</kbd> {t('keys.all')}
      </span>
    </p>
  );
}
