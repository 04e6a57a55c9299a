import type { FormState } from '@lutetia/shared/forms/value';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { milestoneForm, type Course } from './milestone-form.js';

type Item = Course['items'][number];
type Form = Item['forms'][number];

function form(id: string, code: string, state: FormState): Form {
  const rest = {
    version: 1,
    repetition: 1,
    required: true,
    repeating: false,
    continues: false,
    answered: 0,
    total: 3,
    waiting: 0,
  };
  return { id, code, name: code, state, ...rest };
}

function visit(code: string, state: Item['state'], forms: readonly Form[]): Item {
  return { code, state, occurred: state === 'complete' ? '2026-11-02' : null, forms };
}

function milestone(over: Partial<StudyView['milestones'][number]>): StudyView['milestones'][number] {
  const name = 'Progression';
  const rest = { repeatable: false, partialDay: false, asks: [], onForm: true, visits: null };
  return { code: 'progression', kind: 'progression', name, form: 'response', ...rest, ...over };
}

it('records on the form of the visit awaited last among those that count', () => {
  const items = [
    visit('ASM', 'due', [form('a', 'response', 'not-started')]),
    visit('IM', 'overdue', [form('b', 'response', 'not-started')]),
    visit('IM', 'due', [form('c', 'response', 'not-started')]),
    visit('IM', 'not-due', [form('d', 'response', 'not-started')]),
  ];
  expect(milestoneForm({ items, forms: [] }, milestone({ visits: ['IM'] }))?.id).toBe('c');
});

it('goes on with the form begun, such as the one a milestone was taken back from', () => {
  const items = [visit('INC', 'in-progress', [form('a', 'inclusion', 'in-progress')])];
  const inclusion = milestone({ form: 'inclusion', onForm: false });
  expect(milestoneForm({ items, forms: [] }, inclusion)?.id).toBe('a');
});

it('leaves to the panel what a day and a few answers record', () => {
  const forms = [form('a', 'withdrawal', 'not-started')];
  expect(milestoneForm({ items: [], forms }, milestone({ form: 'withdrawal', onForm: false }))).toBeNull();
});

it('takes the only form there is, and none of visits ahead where there are several', () => {
  const one = [visit('INC', 'not-due', [form('a', 'response', 'not-started')])];
  expect(milestoneForm({ items: one, forms: [] }, milestone({}))?.id).toBe('a');
  const two = [...one, visit('IM', 'not-due', [form('b', 'response', 'not-started')])];
  expect(milestoneForm({ items: two, forms: [] }, milestone({}))).toBeNull();
});

it('takes the participant’s own form where the milestone stands beside the visits', () => {
  const forms = [form('a', 'response', 'complete'), form('b', 'response', 'not-started')];
  expect(milestoneForm({ items: [], forms }, milestone({}))?.id).toBe('b');
});
