import { Select } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import { useWords } from '../words.js';
import { useOptions } from './choice-control.js';
import type { ControlProps } from './control-types.js';
import classes from './fields.module.css';

/** More than five options: a list that is searched by typing. */
export function SearchControl(props: ControlProps) {
  const { id, text, isInvalid, describedBy, onText, onLeave } = props;
  const t = useWords();
  const options = useOptions(props);
  const choose = (code: string | null): void => {
    onText(code ?? '');
    onLeave(code ?? '');
  };
  return (
    <Select
      id={id}
      size="sm"
      searchable
      clearable
      className={classes.search}
      data={options.map((option) => ({ value: option.code, label: option.name }))}
      value={text === '' ? null : text}
      nothingFoundMessage={t('field.noSuchOption')}
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      error={isInvalid}
      aria-describedby={describedBy}
      onChange={choose}
    />
  );
}
