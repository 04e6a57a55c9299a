import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { decideEdit, type EditDecision } from '@lutetia/shared/forms/decide-edit';
import { diffValues } from '@lutetia/shared/forms/diff';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { changeOf, holdsForDrafts, type ArbitraryEdit } from '@lutetia/shared/forms/support/arbitrary-edits';
import { seedForms } from '@lutetia/shared/forms/support/seed-forms';
import type { FormEvaluation } from '@lutetia/shared/forms/evaluation';
import type { FormValues } from '@lutetia/shared/forms/value';
import { evaluateTyped } from './evaluate-typed.js';
import { formEngine } from './form-engine.js';
import { SaveQueue } from './save-queue.js';
import type { OutgoingSave, SaveOutcome } from './saving-types.js';

const context = {
  today: requireCalendarDay('2026-11-21'),
  visitDay: requireCalendarDay('2026-11-20'),
  visitCode: 'SCR',
  cycle: 3,
};

/** A page over its queue, and behind it the decision of the server. */
class Page {
  readonly engine;
  readonly queue: SaveQueue;
  decided: EditDecision | null = null;
  private stored: FormValues = {};
  private version = 0;
  private ids = 0;

  constructor(definition: FormDefinition) {
    this.engine = formEngine(definition);
    this.queue = new SaveQueue(
      'form',
      { version: 0, values: {} },
      {
        formVersion: definition.version,
        send: (save) => Promise.resolve(this.save(save)),
        keep: () => Promise.resolve(true),
        newId: () => String(++this.ids),
        saved: () => undefined,
        changed: () => undefined,
      },
    );
  }

  evaluation(): FormEvaluation {
    return evaluateTyped((usable) => this.engine.evaluate(usable, context), this.queue.values, {});
  }

  type(edit: ArbitraryEdit): void {
    for (const [path, value] of Object.entries(changeOf(edit, this.evaluation()) ?? {}))
      this.queue.edit(path, value);
  }

  /** Saves as `PUT /forms/:id` does; a page refuses by path what the server does not take. */
  private save(order: OutgoingSave): SaveOutcome {
    const { compiled: form } = this.engine;
    const edit = {
      form,
      context,
      values: this.stored,
      since: {},
      needed: new Set<string>(),
      raw: order.changes,
    };
    const outcome = decideEdit(edit, false);
    const paths =
      outcome.kind === 'hidden'
        ? outcome.paths
        : outcome.kind === 'refused'
          ? outcome.problems.map(({ path }) => path)
          : [];
    if (outcome.kind !== 'decided')
      return { kind: 'refused', paths: Object.fromEntries(paths.map((path) => [path, 'no'])), detail: 'no' };
    const { decision } = outcome;
    if (Object.keys(diffValues(this.stored, decision.values)).length > 0) this.version += 1;
    this.decided = decision;
    this.stored = JSON.parse(JSON.stringify(decision.values)) as FormValues;
    const saved = { id: 'form', state: 'in-progress', moves: [], deviations: [], savedAt: '' } as const;
    const { values, findings } = decision;
    return { kind: 'saved', saved: { ...saved, version: this.version, values, findings } };
  }
}

const versions = seedForms().map(
  (definition) => [`${definition.code} ${definition.version}`, definition] as const,
);

describe('what a page finds in what is typed', () => {
  it.each(versions)('%s is what the server finds in what is saved', async (_name, definition) => {
    await holdsForDrafts(new Page(definition).engine.compiled, 6, async (drafts) => {
      const page = new Page(definition);
      for (const edits of drafts) {
        edits.forEach((edit) => page.type(edit));
        await page.queue.flush();
        expect(page.queue.hasWork).toBe(false);
        const { findings, answered, total } = page.evaluation();
        const { decided } = page;
        if (decided !== null)
          expect({ findings, answered, total }).toEqual({
            findings: decided.findings,
            answered: decided.answered,
            total: decided.total,
          });
      }
    });
  });
});
