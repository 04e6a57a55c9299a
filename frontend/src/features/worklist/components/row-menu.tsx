import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../../../components/icon.js';
import { VISIT_ACTS, type VisitAct } from '../../../forms/visit-acts/panel.js';
import { useWords } from '../../../i18n/use-words.js';

const KEYS: Readonly<Partial<Record<VisitAct, string>>> = { book: 'B', delay: 'D', missed: 'M' };

interface RowMenuProps {
  readonly study: string;
  readonly item: WorklistItemView;
  readonly tabIndex: number;
  readonly mayRecord: boolean;
  readonly mayDelay: boolean;
  readonly onAct: (kind: VisitAct) => void;
}

/** What else can be done with the visit of a line; the keys do the same. */
export function RowMenu({ study, item, tabIndex, mayRecord, mayDelay, onAct }: RowMenuProps) {
  const t = useWords('worklist');
  const navigate = useNavigate();
  const { participantId, visitId, number, name, occurred } = item;
  const acts = VISIT_ACTS.filter((act) => occurred === null && (act === 'delay' ? mayDelay : mayRecord));
  return (
    <Menu position="bottom-end" offset={4}>
      <Menu.Target>
        <button
          type="button"
          className="btn s ico wl-more"
          tabIndex={tabIndex}
          aria-label={t('more', { number, name })}
        >
          <Icon name="more" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() =>
            void navigate({
              to: '/$study/participants/$participantId/visits/$visitId',
              params: { study, participantId, visitId },
            })
          }
        >
          {t('openVisit')}
        </Menu.Item>
        {acts.map((act) => (
          <Menu.Item
            key={act}
            onClick={() => onAct(act)}
            rightSection={KEYS[act] === undefined ? null : <kbd>{KEYS[act]}</kbd>}
          >
            {t(`act.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
