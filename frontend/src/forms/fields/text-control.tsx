import { useLayoutEffect, useRef } from 'react';
import classes from './fields.module.css';
import type { ControlProps } from './control-types.js';

const NUMERIC = new Set(['integer', 'decimal', 'quantity']);

/**
 * Text and numbers. Numbers are text fields: no spinner, and the mouse wheel never changes what was typed. What is too
 * long is told and not cut: a browser that cuts what is pasted says nothing.
 */
export function TextControl(props: ControlProps) {
  const { id, item, text, isInvalid, isWarned, describedBy, onText, onLeave } = props;
  const isNumber = NUMERIC.has(item.type);
  if (item.type === 'text' && (item.maxLength ?? 2000) > 200) return <LongTextControl {...props} />;
  const size = isNumber ? classes.number : item.type === 'time' ? classes.time : classes.text;
  return (
    <input
      id={id}
      className={`${classes.box} ${size ?? ''} ${isInvalid ? classes.invalid : ''} ${isWarned ? classes.warned : ''}`}
      type="text"
      inputMode={isNumber ? (item.type === 'integer' ? 'numeric' : 'decimal') : undefined}
      autoComplete="off"
      value={text}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      onChange={(event) => onText(event.target.value)}
      onBlur={(event) => onLeave(event.target.value)}
    />
  );
}

function LongTextControl({ id, text, isInvalid, describedBy, onText, onLeave }: ControlProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (area.current === null) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${area.current.scrollHeight + 2}px`;
  }, [text]);
  return (
    <textarea
      ref={area}
      id={id}
      rows={1}
      className={`${classes.box} ${classes.area} ${isInvalid ? classes.invalid : ''}`}
      value={text}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      onChange={(event) => onText(event.target.value)}
      onBlur={(event) => onLeave(event.target.value)}
    />
  );
}
