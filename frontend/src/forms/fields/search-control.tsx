import { Select } from '@mantine/core';
import { useState } from 'react';
import '@mantine/core/styles/Combobox.css';
import { useWords } from '../words.js';
import { useOptions, type Option } from './choice-control.js';
import type { ControlProps } from './control-types.js';
import classes from './fields.module.css';

/** More than five options: a list that is searched by typing. What stands for one option alone is that one when it is left. */
export function SearchControl(props: ControlProps) {
  const { id, text, isInvalid, describedBy, onText, onLeave } = props;
  const t = useWords();
  const options = useOptions(props);
  const choose = (code: string | null): void => {
    onText(code ?? '');
    onLeave(code ?? '');
  };
  const [typed, setTyped] = useState('');
  const meant = theOneMeant(options, typed);
  return (
    <Select
      id={id}
      size="sm"
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      selectFirstOptionOnChange
      clearable
      className={classes.search}
      data={options.map((option) => ({ value: option.code, label: option.name }))}
      value={text === '' ? null : text}
      nothingFoundMessage={t('field.noSuchOption')}
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      error={isInvalid}
      aria-describedby={describedBy}
      onChange={choose}
      onBlur={() => meant !== null && meant !== text && choose(meant)}
    />
  );
}

/** The code of the option that typed text is the name of, or a part of no other name; null where it says nothing certain. */
function theOneMeant(options: readonly Option[], typed: string): string | null {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return null;
  const named = options.filter(({ name }) => name.toLowerCase() === sought);
  const holding = options.filter(({ name }) => name.toLowerCase().includes(sought));
  const [one, other] = named.length === 1 ? named : holding;
  return one === undefined || other !== undefined ? null : one.code;
}
