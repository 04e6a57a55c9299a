import type { DateExplanation } from '@lutetia/shared/schedule/types';
import { Popover } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { dayText } from '../../lib/dates.js';
import { useWords } from '../words.js';
import classes from './around.module.css';

const OPEN_AFTER_MS = 250;

interface ExplainedDateProps {
  readonly text: string;
  readonly explanation: DateExplanation;
  readonly target: string | null;
  readonly window: string | null;
  readonly today: string;
}

/** A date that says where it comes from, on hover and on focus; Escape closes. */
export function ExplainedDate(props: ExplainedDateProps) {
  const { text, explanation } = props;
  const t = useWords();
  const id = useId();
  const tip = useTip();
  return (
    <Popover
      opened={tip.isOpen}
      onChange={tip.setOpen}
      position="bottom-end"
      offset={4}
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span
          tabIndex={0}
          className={classes.date}
          aria-describedby={tip.isOpen ? id : undefined}
          onMouseEnter={() => tip.open(OPEN_AFTER_MS)}
          onMouseLeave={tip.close}
          onFocus={() => tip.open(0)}
          onBlur={tip.close}
          onKeyDown={(event) => {
            if (event.key === 'Escape') tip.close();
          }}
        >
          {text}
          {explanation.assumed !== null && (
            <span className={classes.assumed}>
              <span aria-hidden="true">*</span>
              <span className="sr">{t('date.assumedMark')}</span>
            </span>
          )}
        </span>
      </Popover.Target>
      <Popover.Dropdown id={id} role="tooltip" className={classes.why}>
        <Why {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Open after a moment, closed at once. */
function useTip() {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(true), after);
  };
  const close = (): void => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  return { isOpen, setOpen, open, close };
}

/** The sentence of the date, its target and window, who moved it and what is assumed. */
function Why({ explanation, target, window, today }: ExplainedDateProps) {
  const t = useWords();
  const { sentence, delay, note, assumed } = explanation;
  return (
    <>
      <p>{sentence}</p>
      {target !== null && <p className="sec">{t('date.target', { day: dayText(target, today) })}</p>}
      <p className="sec">{window === null ? t('date.noWindow') : t('date.window', { window })}</p>
      {delay !== null && (
        <p className="sec">
          {t('date.delayed', {
            days: delay.days,
            on: dayText(delay.decidedOn, today),
            reason: delay.reason,
          })}
        </p>
      )}
      {note !== null && <p className="sec">{note}</p>}
      {assumed !== null && <p className="amber">{t('date.assumed', { reason: assumed })}</p>}
    </>
  );
}
