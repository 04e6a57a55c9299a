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
export function ExplainedDate({ text, explanation, target, window: windowWords, today }: ExplainedDateProps) {
  const t = useWords();
  const id = useId();
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
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span
          tabIndex={0}
          className={classes.date}
          aria-describedby={isOpen ? id : undefined}
          onMouseEnter={() => open(OPEN_AFTER_MS)}
          onMouseLeave={close}
          onFocus={() => open(0)}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
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
        <p>{explanation.sentence}</p>
        {target !== null && <p className="sec">{t('date.target', { day: dayText(target, today) })}</p>}
        <p className="sec">
          {windowWords === null ? t('date.noWindow') : t('date.window', { window: windowWords })}
        </p>
        {explanation.delay !== null && (
          <p className="sec">
            {t('date.delayed', {
              days: explanation.delay.days,
              on: dayText(explanation.delay.decidedOn, today),
              reason: explanation.delay.reason,
            })}
          </p>
        )}
        {explanation.note !== null && <p className="sec">{explanation.note}</p>}
        {explanation.assumed !== null && (
          <p className="amber">{t('date.assumed', { reason: explanation.assumed })}</p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
