import type { KeyboardEvent } from 'react';
import { inWords, useWords } from '../words.js';
import classes from './fields.module.css';
import type { ControlProps } from './control-types.js';

export interface Option {
  readonly code: string;
  readonly name: string;
}

/** The options of a yes-no or a choice. */
export function useOptions(props: Pick<ControlProps, 'item' | 'entries'>): readonly Option[] {
  const t = useWords();
  if (props.item.type === 'yes-no') {
    return [
      { code: 'Y', name: t('field.yes') },
      { code: 'N', name: t('field.no') },
    ];
  }
  return props.entries.map((entry) => ({ code: entry.code, name: inWords(entry.name) }));
}

/** Up to five options as segments chosen by digit; Backspace clears. */
export function SegmentedControl(props: ControlProps) {
  const { id, label, text, isInvalid, describedBy, onText, onLeave } = props;
  const options = useOptions(props);
  const isChosen = options.some(({ code }) => code === text);
  const choose = (code: string): void => {
    onText(code);
    onLeave(code);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isClearing = event.key === 'Backspace' || event.key === 'Delete';
    const index = isClearing ? 0 : Number(/^[1-9]$/.exec(event.key)?.[0]) - 1;
    const option = isClearing ? null : options[index];
    if (option === undefined) return;
    event.preventDefault();
    choose(option?.code ?? '');
    // The cursor goes with the choice, or Tab would stop at it once more.
    event.currentTarget.querySelectorAll('input')[index]?.focus();
  };
  return (
    <span
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      className={`${classes.segments} ${isInvalid ? classes.invalid : ''}`}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        <label
          key={option.code}
          className={option.code === text ? classes.chosen : undefined}
          onPointerDown={(event) => {
            // Leaving the field before may open a finding above and move this line away from under the pointer.
            if (event.pointerType === 'mouse' && event.button === 0) choose(option.code);
          }}
        >
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            // One stop for Tab, also where nothing is chosen: the name alone does not hold the group together there.
            tabIndex={option.code === (isChosen ? text : options[0]?.code) ? 0 : -1}
            value={option.code}
            checked={option.code === text}
            onChange={() => choose(option.code)}
          />
          {option.name}
          <kbd aria-hidden="true">{index + 1}</kbd>
        </label>
      ))}
    </span>
  );
}

/** Several options at once; their codes stand in the text one after another. */
export function ChoicesControl(props: ControlProps) {
  const { id, label, text, describedBy, onText, onLeave } = props;
  const options = useOptions(props);
  const chosen = text.split(' ').filter((code) => code !== '');
  const toggle = (code: string): void => {
    const next = options
      .map((option) => option.code)
      .filter((other) => (other === code ? !chosen.includes(code) : chosen.includes(other)))
      .join(' ');
    onText(next);
    onLeave(next);
  };
  return (
    <span role="group" aria-label={label} aria-describedby={describedBy} className={classes.checks}>
      {options.map((option, index) => (
        <label key={option.code}>
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={chosen.includes(option.code)}
            onChange={() => toggle(option.code)}
          />
          {option.name}
        </label>
      ))}
    </span>
  );
}
