import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';

const today = requireCalendarDay('2026-11-21');

describe('an adverse event', () => {
  const form = compileForm(seedForm('adverse-event'));

  // Grade 5 is death (CTCAE 5.0), and death makes an event serious (ICH E2A, II.B), though its outcome be unsaid.
  it.each([
    [{ AETOXGR: '5', AESER: 'N' }, ['AE-FATAL-SERIOUS']],
    [{ AEOUT: 'FATAL', AESER: 'N' }, ['AE-FATAL-SERIOUS']],
    [{ AETOXGR: '4', AESER: 'N' }, ['AE-GRADE-SERIOUS']],
    [{ AETOXGR: '3', AESER: 'N' }, []],
    [{ AETOXGR: '5', AEOUT: 'RECOVERED/RESOLVED' }, ['AE-FATAL-GRADE']],
    [{ AETOXGR: '4', AEOUT: 'FATAL' }, ['AE-FATAL-OTHER']],
    [{ AETOXGR: '5', AESER: 'Y', AESDTH: 'N' }, ['AE-DEATH']],
    [{ AETOXGR: '4', AESER: 'Y', AESDTH: 'Y' }, ['AE-DEATH-GRADE']],
    [{ AETOXGR: '5', AEOUT: 'FATAL', AESER: 'Y', AESDTH: 'Y' }, []],
  ])('with %j finds %j', (answers, expected) => {
    const values = Object.fromEntries(Object.entries(answers).map(([item, v]) => [item, { v }]));
    const { findings } = evaluateForm(form, values, { today, visitDay: today });
    const firing = findings.filter(({ kind }) => kind !== 'required').map(({ check }) => check);
    expect(firing).toEqual(expected);
  });
});
