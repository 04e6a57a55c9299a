import { useState } from 'react';
import { inWords, useWords } from '../words.js';
import classes from './fields.module.css';
import type { ControlProps } from './control-types.js';

/** A visual scale: its number as text, and the line between two labelled ends, which has no mark until answered. */
export function ScaleControl(props: ControlProps) {
  const { id, item, label, text, isInvalid, isWarned, describedBy, onText, onLeave } = props;
  const t = useWords();
  const { min = 0, max = 100, step = 1, ends } = item;
  const [isMoving, setMoving] = useState(false);
  const isAnswered = text !== '' && Number.isFinite(Number(text));
  const keep = (value: string): void => {
    setMoving(false);
    onText(value);
    onLeave(value);
  };
  return (
    <span className={classes.scale}>
      <input
        id={id}
        className={`${classes.box} ${classes.time} ${isInvalid ? classes.invalid : ''} ${isWarned ? classes.warned : ''}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        value={text}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onText(event.target.value)}
        onBlur={(event) => onLeave(event.target.value)}
      />
      <span className={classes.end}>{ends === undefined ? min : `${min} ${inWords(ends.low)}`}</span>
      <input
        type="range"
        className={isAnswered ? undefined : classes.unset}
        min={min}
        max={max}
        step={step}
        value={isAnswered ? text : min}
        aria-label={t('field.pointOf', { label })}
        aria-valuetext={isAnswered ? text : t('value.empty')}
        onChange={(event) => {
          setMoving(true);
          onText(event.target.value);
        }}
        onPointerUp={(event) => keep(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The first end is where the line begins: reaching it is an answer too.
          if (!isAnswered && (event.key === 'Home' || event.key === 'ArrowLeft')) keep(String(min));
        }}
        onKeyUp={(event) => {
          if (isMoving) keep(event.currentTarget.value);
        }}
        onBlur={(event) => {
          if (isMoving) keep(event.currentTarget.value);
        }}
      />
      <span className={classes.end}>{ends === undefined ? max : `${max} ${inWords(ends.high)}`}</span>
    </span>
  );
}
