import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { itemAt } from '@lutetia/shared/forms/compiled';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormEvaluation } from '@lutetia/shared/forms/evaluation';
import type { OpenProposals } from '@lutetia/shared/forms/proposals';
import type { FormValues } from '@lutetia/shared/forms/value';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { evaluateTyped } from './evaluate-typed.js';
import { expectedWords } from './expected-words.js';
import type { TypingContext } from './field-text.js';
import type { FormEngine } from './form-engine.js';
import { faultsOf } from './read-field.js';
import type { SaveQueue } from './save-queue.js';
import { overlay } from './values.js';
import { useFormLanguage } from '../i18n/form-language.js';
import { useWords } from './words.js';

const NOTHING: OpenProposals = {};

export type Evaluation = FormEvaluation;

/** The code of the checks, fetched once and while the form itself is read; offline it may be there already. */
export function useEngineCode() {
  return useQuery({
    queryKey: ['form-engine'],
    queryFn: () => import('./form-engine.js'),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
}

/** A definition made ready for evaluation, once for the life of the page. */
export function useFormEngine(
  code: typeof import('./form-engine.js'),
  definition: FormDefinition,
): FormEngine {
  return useMemo(() => code.formEngine(definition), [code, definition]);
}

/**
 * The same checks as on the server, over what is typed now and what is proposed; `evaluate` asks again between two
 * drawings of the page.
 */
export function useEvaluation(
  form: Pick<FormView, 'today' | 'visit' | 'outside' | 'state'>,
  engine: FormEngine,
  queue: SaveQueue,
  typing: TypingContext,
  proposed: OpenProposals = NOTHING,
): { readonly evaluation: Evaluation; readonly evaluate: () => Evaluation } {
  const t = useWords();
  const language = useFormLanguage();
  const { today, visit, outside } = form;
  const visitCode = visit?.code ?? null;
  const cycle = visit?.cycle ?? null;
  const visitDay = visit?.day == null ? null : parseCalendarDay(visit.day);
  // What a completed form worked out from outside stays until somebody changes the form.
  const isSettled = form.state === 'complete' && !queue.hasWork;
  const run = useCallback(
    (values: FormValues, unread: SaveQueue['unread'], refused: SaveQueue['refused']) =>
      evaluateTyped(
        (usable) => {
          const day = requireCalendarDay(today);
          const place = { today: day, visitDay, visitCode, cycle };
          return engine.evaluate(usable, { ...place, outside, isSettled, language });
        },
        values,
        {
          ...valuesOnly(engine.compiled, refused),
          ...faultsOf(engine, unread, typing, (expected, text) => expectedWords(expected, text, typing, t)),
        },
      ),
    [engine, today, visitDay, visitCode, cycle, outside, isSettled, language, typing, t],
  );
  const { values, unread, refused } = queue;
  const evaluation = useMemo(
    () => run(overlay(values, proposed), unread, refused),
    [run, values, proposed, unread, refused],
  );
  return { evaluation, evaluate: () => run(queue.values, queue.unread, queue.refused) };
}

/** Why values were refused; what is marked as a whole tells it in its own place. */
function valuesOnly(
  compiled: FormEngine['compiled'],
  refused: SaveQueue['refused'],
): Readonly<Record<string, string>> {
  const ofItems = Object.entries(refused).filter(([path]) => itemAt(compiled, path) !== null);
  return Object.fromEntries(ofItems.map(([path, { why }]) => [path, why]));
}
