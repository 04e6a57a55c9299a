import { declare } from '../expressions/scope.js';
import { compileStudy } from '../study/compile.js';
import { gatherFacts } from './facts.js';
import { planSchedule } from './plan.js';
import { compiledReluth, plainForm, publishedReluth, readSeed } from './spec-support/reluth.js';
import { scenarioRecords, type Scenario } from './spec-support/scenario.js';

describe('facts of somebody who goes on in another time zone', () => {
  const study = compiledReluth();
  const scenario = readSeed('expected/reluth/01-first-cycle.json') as Scenario;
  const dose = { EXOCCUR: 'Y', EXSTDTC: '2026-02-02T08:00+13:00' };
  const told = {
    ...scenario,
    timeZone: 'Pacific/Auckland',
    forms: [...scenario.forms, { form: 'administration', visit: 'D1/1', values: dose }],
  };
  const before = scenarioRecords(study, told);
  const after = {
    ...before,
    timeZone: 'Pacific/Honolulu',
    forms: before.forms.map((form) => ({ ...form, timeZone: 'Pacific/Auckland' })),
  };

  it('keep the day of a dose as the site that gave it counts days', () => {
    // 08:00 on 2 February at Auckland is 09:00 on 1 February at Honolulu.
    expect(gatherFacts(study, after).administrations.map(({ on }) => on)).toEqual(['2026-02-02']);
  });

  it('move no visit', () => {
    const [stayed, moved] = [before, after].map((records) =>
      planSchedule(study, gatherFacts(study, records)),
    );
    expect(JSON.stringify(moved)).toBe(JSON.stringify(stayed));
  });
});

describe('a fact of which only a bound is known', () => {
  const published = publishedReluth();
  const definition = {
    ...published.definition,
    facts: [
      ...published.definition.facts,
      { code: 'haemoglobin', type: 'number', form: 'haematology', item: 'HGB' } as const,
    ],
  };
  const units = { type: 'quantity', units: ['g/dL', 'g/L'], factors: { 'g/L': 0.1 } } as const;
  const blood = plainForm('haematology', { LBDAT: 'day', HGB: 'quantity' });
  const sections = blood.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (item.code === 'HGB' ? { ...item, ...units } : item)),
  }));
  const forms = { ...published.forms, haematology: { ...blood, sections } };
  const study = compileStudy({ definition, forms });
  const scenario = readSeed('expected/reluth/01-first-cycle.json') as Scenario;
  const factOf = (v: string, unit: string) => {
    const records = scenarioRecords(study, scenario);
    const [any] = records.forms;
    if (any === undefined) throw new Error('the scenario has no form');
    const values = { LBDAT: { v: '2026-01-05' }, HGB: { v, unit } };
    const result = { ...any, form: 'haematology', state: 'complete' as const, values };
    return gatherFacts(study, { ...records, forms: [...records.forms, result] }).values['haemoglobin'];
  };
  const isLow = (v: string, unit: string): boolean | null => {
    const compiled = declare({ haemoglobin: 'number' }).compile('haemoglobin < 8');
    if (!compiled.ok) throw new Error(compiled.message);
    const outcome = compiled.expression.evaluate({ haemoglobin: factOf(v, unit) ?? null });
    return outcome.kind === 'value' ? outcome.value === true : null;
  };

  it('is that bound, in the first unit of its item', () => {
    expect(factOf('<6.5', 'g/dL')).toBe('<6.5');
    expect(factOf('<65', 'g/L')).toBe('<6.5');
    expect(factOf('120', 'g/L')).toBe(12);
  });

  it('decides where the bound alone does', () => {
    expect([isLow('<65', 'g/L'), isLow('>20', 'g/dL'), isLow('<9', 'g/dL')]).toEqual([true, false, null]);
  });
});

describe('a fact of one cycle', () => {
  const study = compiledReluth();
  const scenario = readSeed('expected/reluth/01-first-cycle.json') as Scenario;
  const given = (visit: string, EXOCCUR: string, on: string): Scenario['forms'][number] => ({
    form: 'administration',
    visit,
    values: EXOCCUR === 'Y' ? { EXOCCUR, EXSTDTC: `${on}T10:30+01:00` } : { EXOCCUR },
  });
  const first = given('D1/1', 'Y', '2026-02-02');

  it.each<[string, Scenario['forms'], boolean | null]>([
    ['the first dose was given', [first], null],
    ['the second was not', [first, given('D1/2', 'N', '2026-03-30')], false],
    ['both were', [first, given('D1/2', 'Y', '2026-03-27')], true],
    ['the third was given, and no second', [first, given('D1/3', 'Y', '2026-03-27')], null],
  ])('is not read from another: %s', (_what, forms, expected) => {
    const records = scenarioRecords(study, { ...scenario, forms: [...scenario.forms, ...forms] });
    expect(gatherFacts(study, records).values['secondDoseGiven']).toBe(expected);
  });
});
