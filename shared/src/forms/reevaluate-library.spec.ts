import { requireCalendarDay } from '../calendar/calendar-day.js';
import { assembleForm } from './assemble.js';
import { applyChanges } from './changes.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import type { FormEvaluation } from './evaluation.js';
import { changeOf, holdsForDrafts } from './support/arbitrary-edits.js';
import { seedForms } from './support/seed-forms.js';
import type { FormChanges, FormValues } from './value.js';

const context = {
  today: requireCalendarDay('2026-11-21'),
  visitDay: requireCalendarDay('2026-11-20'),
  visitCode: 'SCR',
  cycle: 3,
};

function told({ values, hidden, visible, findings, answered, total, required }: FormEvaluation): unknown {
  return { values, hidden, visible: [...visible], findings, answered, total, required: [...required] };
}

const versions = seedForms().map(
  (definition) => [`${definition.code} ${definition.version}`, definition] as const,
);

describe('every form of the library, while it is filled in', () => {
  it.each(versions)('%s is found the same step by step as from nothing', async (_name, definition) => {
    const form = assembleForm(definition);
    await holdsForDrafts(form, 12, (drafts) => {
      let values: FormValues = {};
      let running = evaluateForm(form, values, context);
      for (const draft of drafts) {
        let changes: FormChanges = {};
        for (const edit of draft) changes = { ...changes, ...changeOf(edit, running) };
        values = applyChanges(values, changes);
        running = reevaluate(form, running, values, Object.keys(changes));
        expect(told(running)).toEqual(told(evaluateForm(form, values, context)));
      }
    });
  });
});
