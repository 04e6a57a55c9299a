import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import { formsBesideVisits } from './beside-visits.js';

const form = (code: string, repetition: number, state: ScheduleFormView['state']): ScheduleFormView => ({
  id: `${code}-${repetition}`,
  version: 0,
  code,
  name: code,
  repetition,
  state,
  required: false,
  repeating: code !== 'arm-received',
  continues: false,
  answered: 0,
  total: 1,
  waiting: 0,
});

describe('the forms of a participant besides the visits', () => {
  it('are told by kind in the order of the study, without those of milestones', () => {
    const forms = [form('consent', 1, 'complete'), form('adverse-event', 1, 'not-started')];
    const arm = form('arm-received', 1, 'complete');
    expect(formsBesideVisits([...forms, arm], new Set(['consent']))).toEqual([
      { code: 'adverse-event', name: 'adverse-event', entries: [], blank: forms[1], repeating: true },
      { code: 'arm-received', name: 'arm-received', entries: [arm], blank: null, repeating: false },
    ]);
  });

  it('have what was begun in its order, and the one that waits apart', () => {
    const [third, first, second] = [
      form('medication', 3, 'not-started'),
      form('medication', 1, 'complete'),
      form('medication', 2, 'in-progress'),
    ];
    expect(formsBesideVisits([third, first, second], new Set())).toMatchObject([
      { entries: [first, second], blank: third },
    ]);
  });
});
