import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { FormView } from '@lutetia/shared/contract/views';
import { compileForm, type CompiledForm } from '@lutetia/shared/forms/compile';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm, type FormEvaluation } from '@lutetia/shared/forms/evaluate';
import type { FormValues } from '@lutetia/shared/forms/value';
import { useMemo } from 'react';

export type Evaluation = FormEvaluation;

/** A definition made ready for evaluation, once for the life of the page. */
export function useCompiledForm(definition: FormDefinition): CompiledForm {
  return useMemo(() => compileForm(definition), [definition]);
}

/** The same checks as on the server, over what is typed now. */
export function useEvaluation(form: FormView, compiled: CompiledForm, values: FormValues): Evaluation {
  const { today, visit } = form;
  const visitDay = visit?.day == null ? null : parseCalendarDay(visit.day);
  return useMemo(
    () => evaluateForm(compiled, values, { today: requireCalendarDay(today), visitDay }),
    [compiled, values, today, visitDay],
  );
}
