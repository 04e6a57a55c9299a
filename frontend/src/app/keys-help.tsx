import { Modal } from '@mantine/core';
import { useWords } from '../i18n/use-words.js';
import { useReturnFocus } from '../lib/return-focus.js';
import type { Place } from './use-reach.js';

interface KeysHelpProps {
  /** Places this person's role works in: keys of others lead nowhere and are not shown. */
  readonly reach: Readonly<Record<Place, boolean>>;
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
      [['g', 't'], 'goTrail'],
      [['?'], 'showKeys'],
      [['Ctrl Enter'], 'commits'],
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
    title: 'deviations',
    keys: [
      [['J', 'K'], 'toAcknowledge'],
      [['Enter'], 'acknowledge'],
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
      [['1', '9'], 'choice'],
      [['T', 'Y', 'V'], 'dates'],
      [['Alt L'], 'lastValue'],
      [['Alt N'], 'notDone'],
      [['Alt Q'], 'reason'],
      [['Alt R'], 'changeReason'],
      [['Alt H'], 'history'],
      [['Ctrl V'], 'paste'],
      [['Ctrl Z'], 'undoPaste'],
      [['Alt ↑', 'Alt ↓'], 'formBy'],
      [['Ctrl S'], 'save'],
      [['Ctrl Enter'], 'complete'],
    ],
  },
] as const;

/** The place a line or a whole group of keys belongs to; the others work wherever one is. */
const PLACE_OF: Readonly<Record<string, Place>> = {
  find: 'participants',
  goWorklist: 'worklist',
  goParticipants: 'participants',
  goCalendar: 'calendar',
  goDeviations: 'deviations',
  goTrail: 'trail',
  worklist: 'worklist',
  matrix: 'participants',
  calendar: 'calendar',
  deviations: 'deviations',
  form: 'participants',
};

export function KeysHelp({ reach, onClose }: KeysHelpProps) {
  const t = useWords('common');
  useReturnFocus();
  const isReached = (name: string): boolean => {
    const place = PLACE_OF[name];
    return place === undefined || reach[place];
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="keys">
        {GROUPS.filter(({ title }) => isReached(title)).map(({ title, keys }) => (
          <section key={title}>
            <h3 className="h3">{t(`keys.${title}`)}</h3>
            <dl>
              {keys.map(([names, word]) =>
                isReached(word) ? (
                  <div key={word}>
                    <dt>
                      {names.map((name) => (
                        <kbd key={name}>{name}</kbd>
                      ))}
                    </dt>
                    <dd>{t(`keys.${word}`)}</dd>
                  </div>
                ) : null,
              )}
            </dl>
          </section>
        ))}
      </div>
      <p className="mut">{t('keys.note')}</p>
    </Modal>
  );
}
