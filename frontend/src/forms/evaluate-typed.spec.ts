import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues } from '@lutetia/shared/forms/value';
import { evaluateTyped } from './evaluate-typed.js';
import { formEngine } from './form-engine.js';
import { faultsOf } from './read-field.js';

const BLOOD: FormDefinition = {
  format: 'lutetia-form/1',
  code: 'blood',
  version: '1',
  name: 'Blood',
  codelists: {},
  sections: [
    {
      code: 'main',
      name: 'Main',
      items: [
        { code: 'LBDAT', label: 'Sample date', type: 'day' },
        { code: 'WBC', label: 'White cells', type: 'quantity', units: ['10*9/L'], max: 1000 },
      ],
    },
  ],
  checks: [{ code: 'HIGH', kind: 'soft', when: 'WBC > 50', items: ['WBC'], message: 'Above 50.' }],
};

const today = requireCalendarDay('2026-11-21');
const engine = formEngine(BLOOD);
const saved: FormValues = { LBDAT: { v: '2026-11-20' }, WBC: { v: '60', unit: '10*9/L' } };

function evaluated(unread: Readonly<Record<string, string>>, values = saved) {
  const texts = Object.fromEntries(
    Object.entries(unread).map(([path, text]) => [path, { text, unit: null }]),
  );
  const typing = { today, visit: null, timeZone: 'Europe/Paris' };
  const faults = faultsOf(engine, texts, typing, (expected) => `expected ${expected}`);
  return evaluateTyped((usable) => engine.evaluate(usable, { today }), values, faults);
}

describe('a form with text that cannot be read', () => {
  it('counts a saved value typed over with 30 February as not answered, and keeps the form open', () => {
    const { answered, total, findings } = evaluated({ LBDAT: '2026-02-30' });
    expect([answered, total]).toEqual([1, 2]);
    expect(findings).toContainEqual({
      check: 'unreadable',
      kind: 'hard',
      paths: ['LBDAT'],
      message: 'expected day',
    });
  });

  it('does not call the field empty', () => {
    const { findings } = evaluated({ WBC: '5,8 G/l' }, { LBDAT: { v: '2026-11-20' } });
    expect(findings.map(({ check, paths }) => [check, paths[0]])).toEqual([['unreadable', 'WBC']]);
  });

  it('runs no check over the value that was saved there before', () => {
    expect(evaluated({}).findings.map(({ check }) => check)).toEqual(['HIGH']);
    expect(evaluated({ WBC: '6o' }).findings.map(({ check }) => check)).toEqual(['unreadable']);
  });

  it('says which rule a number breaks that can be read and cannot be held', () => {
    const { findings } = evaluated({ WBC: '5800' });
    expect(findings[0]?.message).toBe('White cells cannot be above 1000 10⁹/L.');
  });

  it('lets go of text that can be read by now', () => {
    expect(evaluated({ LBDAT: '20 Nov 2026' }).findings.map(({ check }) => check)).toEqual(['HIGH']);
  });
});
