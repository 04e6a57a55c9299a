import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm, reevaluate } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';
import type { OutsideValues } from './uses.js';
import type { ItemValue } from './value.js';

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

  const UNKNOWN: ItemValue = { absent: 'unknown', reason: 'Died elsewhere' };
  const died = (on: boolean): OutsideValues => ({
    died: [{ value: on, text: '', label: 'Death', day: null, form: null, visit: null }],
  });

  // What is marked absent silences the checks that read it, so a death is asked for by checks of their own.
  it.each([
    ['FATAL', { AETOXGR: '5', AESER: 'Y', AESDTH: 'Y' }, {}, false, ['AE-NO-DEATH']],
    ['FATAL', { AETOXGR: '5', AESER: 'Y', AESDTH: 'Y' }, {}, true, []],
    ['FATAL', { AETOXGR: '5' }, { AESER: UNKNOWN }, true, ['AE-DEATH-UNSAID']],
    ['FATAL', { AETOXGR: '5', AESER: 'Y' }, { AESDTH: UNKNOWN }, true, ['AE-DEATH-UNSAID']],
    ['FATAL', { AESER: 'Y', AESDTH: 'Y' }, { AETOXGR: UNKNOWN }, true, ['AE-FATAL-UNSAID']],
    [null, { AETOXGR: '5', AESER: 'Y', AESDTH: 'Y' }, { AEOUT: UNKNOWN }, true, ['AE-DEATH-UNSAID']],
    [null, { AETOXGR: '5' }, { AEOUT: UNKNOWN }, false, ['AE-DEATH-UNSAID', 'AE-NO-DEATH-GRADE']],
    [null, { AETOXGR: '5' }, {}, false, []],
    ['UNKNOWN', { AETOXGR: '4', AESER: 'Y' }, {}, false, []],
  ])(
    'of outcome %s with %j, absent %j and death recorded %s finds %j',
    (outcome, answers, absent, on, expected) => {
      const given = { ...answers, ...(outcome === null ? {} : { AEOUT: outcome }) };
      const values = {
        ...Object.fromEntries(Object.entries(given).map(([item, v]) => [item, { v }])),
        ...absent,
      };
      const before = evaluateForm(form, {}, { today, outside: died(on) });
      const evaluation = reevaluate(form, before, values, Object.keys(values));
      const firing = evaluation.findings.filter(({ kind }) => kind !== 'required').map(({ check }) => check);
      expect(firing).toEqual(expected);
    },
  );
});
