import { requireCalendarDay } from '../calendar/calendar-day.js';
import { compileForm } from './compile.js';
import { evaluateForm } from './evaluate.js';
import { seedForm } from './support/seed-forms.js';
import type { FormValues } from './value.js';

const today = requireCalendarDay('2026-11-21');

/** What is still asked for as the form stands. */
function asked(code: string, values: FormValues): readonly string[] {
  const { required, values: now } = evaluateForm(compileForm(seedForm(code)), values, {
    today,
    visitDay: today,
    outside: {},
  });
  return [...required].filter((path) => now[path] === undefined);
}

// SDTMIG 3.4, IE: of who is not included the data hold the criteria that were not met alone.
describe.each([
  ['inclusion', 'IEAGE'],
  ['inclusion-lumen-1', 'IEAGE'],
  ['inclusion-msk-ia', 'IEAGE'],
  ['inclusion-start-net', 'IEAGE'],
])('%s', (code, unmet) => {
  const criteria = asked(code, {}).filter((path) => path.startsWith('IE'));

  it('asks for every criterion while nobody said, and of who is included', () => {
    expect(criteria.length).toBeGreaterThan(15);
    expect(criteria).toContain(unmet);
    expect(asked(code, { INCLYN: { v: 'Y' } })).toEqual(expect.arrayContaining([...criteria]));
  });

  it('of who is not included asks for the day and the reason, and for no further criterion', () => {
    const values: FormValues = { [unmet]: { v: 'N' }, INCLYN: { v: 'N' } };
    expect([...asked(code, values)].sort()).toEqual(['IEREAS', 'INCLDAT']);
  });
});
