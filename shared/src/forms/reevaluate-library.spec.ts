import { requireCalendarDay } from '../calendar/calendar-day.js';
import { sectionPath, WHOLE_FORM } from './absences.js';
import { assembleForm } from './assemble.js';
import { applyChanges } from './changes.js';
import type { FormDefinition, UseDefinition } from './definition.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import type { FormContext, FormEvaluation } from './evaluation.js';
import { changeOf, holdsForDrafts } from './support/arbitrary-edits.js';
import { seedForms } from './support/seed-forms.js';
import type { OutsideValue, OutsideValues } from './uses.js';
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

/** What stands outside a form at some moment: each name from outside is now unknown, now one thing, now another. */
function outsideAt(moment: number, uses: readonly UseDefinition[] = []): OutsideValues {
  return Object.fromEntries(
    uses.map(({ name, type }, position) => {
      const value = VALUES[type]?.[(moment + position) % 3] ?? null;
      return [
        name,
        value === null ? [] : [{ value, text: '', label: name, day: null, form: null, visit: null }],
      ];
    }),
  );
}

const VALUES: Readonly<Record<string, readonly OutsideValue['value'][]>> = {
  number: [null, '1', '80'],
  text: [null, 'F', 'ABOVE'],
  'yes-no': [null, 'Y', 'N'],
  day: [null, '2026-11-01', '2026-11-20'],
  'partial-day': [null, '2026-10', '2026-11-20'],
  instant: [null, '2026-11-20T10:00+01:00', '2026-11-20T16:00+01:00'],
  codes: [null, ['GROWTH'], []],
};

/** A mark on one of the sections, or on the whole form, that comes and goes. */
function markAt(moment: number, { sections }: FormDefinition): FormChanges {
  const section = sections[moment % (sections.length + 1)];
  const path = section === undefined ? WHOLE_FORM : sectionPath(section.code);
  return moment % 3 === 0 ? { [path]: { absent: 'unknown' } } : { [path]: null };
}

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

  it.each(versions)('%s, too, while marks and what stands outside come and go', async (_name, definition) => {
    const form = assembleForm(definition);
    await holdsForDrafts(form, 6, (drafts) => {
      let values: FormValues = {};
      let around: FormContext = { ...context, outside: outsideAt(0, definition.uses) };
      let running = evaluateForm(form, values, around);
      for (const [round, draft] of drafts.entries()) {
        const moment = round + draft.length;
        let changes: FormChanges = markAt(moment, definition);
        for (const edit of draft) changes = { ...changes, ...changeOf(edit, running) };
        values = applyChanges(values, changes);
        around = { ...around, outside: outsideAt(moment, definition.uses), isSettled: moment % 5 === 0 };
        running = reevaluate(form, running, values, Object.keys(changes), around);
        expect(told(running)).toEqual(told(evaluateForm(form, values, around)));
      }
    });
  });
});
