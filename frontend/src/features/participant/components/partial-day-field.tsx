import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { TextInput } from '@mantine/core';
import { useWords } from '../../../forms/words.js';
import { partialDayOf } from '../milestone-request.js';

interface PartialDayFieldProps {
  /** The day, month or year in ISO 8601, or empty while nothing of the kind stands in the field. */
  readonly onChange: (day: string) => void;
  readonly today: CalendarDay;
  readonly error: string | null;
}

/** A day that may be known no better than by its month or year. */
export function PartialDayField({ onChange, today, error }: PartialDayFieldProps) {
  const t = useWords();
  return (
    <TextInput
      label={t('milestones.day')}
      description={t('milestones.partialDay')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      error={error}
      data-autofocus
      onChange={(event) => onChange(partialDayOf(event.currentTarget.value, today))}
    />
  );
}
