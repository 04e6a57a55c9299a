import { Modal } from '@mantine/core';
import { useWords } from '../i18n/use-words.js';
import { useReturnFocus } from '../lib/return-focus.js';

interface KeysHelpProps {
  readonly onClose: () => void;
}

const GROUPS = [
  {
    title: 'anywhere',
    keys: [
      [['/'], 'find'],
      [['g', 'w'], 'goWorklist'],
      [['g', 'p'], 'goParticipants'],
      [['g', 'c'], 'goCalendar'],
      [['g', 'd'], 'goDeviations'],
      [['?'], 'showKeys'],
      [['Esc'], 'closes'],
    ],
  },
  {
    title: 'worklist',
    keys: [
      [['↑', '↓', 'J', 'K'], 'move'],
      [['Enter'], 'nextStep'],
      [['B'], 'book'],
      [['M'], 'missed'],
      [['D'], 'delay'],
    ],
  },
  {
    title: 'matrix',
    keys: [
      [['←', '↑', '→', '↓'], 'moveCell'],
      [['Enter'], 'open'],
      [['E'], 'earliest'],
      [['Space'], 'explain'],
      [['Home', 'End'], 'row'],
    ],
  },
  {
    title: 'calendar',
    keys: [
      [['←', '↑', '→', '↓'], 'moveDay'],
      [['Page Up', 'Page Down'], 'moveWeeks'],
    ],
  },
  {
    title: 'form',
    keys: [
      [['Enter', 'Tab'], 'field'],
      [['Alt U'], 'unit'],
      [['T', 'Y', 'V'], 'dates'],
      [['Alt N'], 'notDone'],
      [['Alt H'], 'history'],
      [['Alt ↑', 'Alt ↓'], 'formBy'],
      [['Ctrl S'], 'save'],
      [['Ctrl Enter'], 'complete'],
    ],
  },
] as const;

export function KeysHelp({ onClose }: KeysHelpProps) {
  const t = useWords('common');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="keys">
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="h3">{t(`keys.${title}`)}</h3>
            <dl>
              {keys.map(([names, word]) => (
                <div key={word}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.${word}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mut">{t('keys.note')}</p>
    </Modal>
  );
}
