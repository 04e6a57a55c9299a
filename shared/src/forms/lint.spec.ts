import type { FormDefinition } from './definition.js';
import { compileForm, FormFaults, lintForm } from './compile.js';
import { testCheck, testForm, testItem } from './support/test-form.js';

const pointers = (form: FormDefinition): readonly string[] => lintForm(form).map((fault) => fault.pointer);

describe('the linter', () => {
  it.each<[string, FormDefinition, readonly string[]]>([
    ['an item twice', testForm([testItem('A', 'text'), testItem('A', 'text')]), ['/sections/0/items/1/code']],
    ['a code in small letters', testForm([testItem('a', 'text')]), ['/sections/0/items/0/code']],
    [
      'a review asked for by what is no yes or no',
      { ...testForm([testItem('A', 'text')]), reviewed: 'A' },
      ['/reviewed'],
    ],
    ['a review asked for by a yes', { ...testForm([testItem('A', 'yes-no')]), reviewed: 'A' }, []],
    ['a section without items', testForm([]), ['/sections/0/items']],
    [
      'a choice without a codelist',
      testForm([testItem('A', 'choice', { codelist: 'X' })]),
      ['/sections/0/items/0/codelist'],
    ],
    [
      'a codelist nobody uses, with a code twice',
      testForm([testItem('A', 'text')], {
        codelists: {
          X: [
            { code: '1', name: '1' },
            { code: '1', name: '1' },
          ],
        },
      }),
      ['/codelists/X', '/codelists/X/1/code'],
    ],
    [
      'a text longer than any form holds',
      testForm([testItem('A', 'text', { maxLength: 20_001 })]),
      ['/sections/0/items/0/maxLength'],
    ],
    [
      'a verdict that is typed, and one that does not follow what it judges',
      testForm([
        testItem('A', 'yes-no'),
        testItem('A_D', 'yes-no', { verdictOn: 'A' }),
        testItem('B_D', 'yes-no', { calculate: 'A == true', verdictOn: 'A' }),
      ]),
      ['/sections/0/items/1/verdictOn', '/sections/0/items/2/verdictOn'],
    ],
    ['a quantity without a unit', testForm([testItem('A', 'quantity')]), ['/sections/0/items/0/units']],
    [
      'a further unit that cannot be converted',
      testForm([testItem('A', 'quantity', { units: ['g/dL', 'g/L'] })]),
      ['/sections/0/items/0/factors'],
    ],
    [
      'an offer of what it does not use from outside',
      testForm([testItem('A', 'text', { offers: 'batch' })]),
      ['/sections/0/items/0/offers'],
    ],
    [
      'decimals of a text',
      testForm([testItem('A', 'text', { decimals: 1 })]),
      ['/sections/0/items/0/decimals'],
    ],
    ['min above max', testForm([testItem('A', 'integer', { min: 2, max: 1 })]), ['/sections/0/items/0/min']],
    [
      'a check twice, at an item that is not there',
      testForm([testItem('A', 'integer')], {
        checks: [testCheck('C', 'A > 1', ['A']), testCheck('C', 'A > 1', ['B'])],
      }),
      ['/checks/1/code', '/checks/1/items/0'],
    ],
    [
      'misspelt names and wrong types',
      testForm(
        [testItem('A', 'integer', { visible: 'BB > 1' }), testItem('B', 'integer', { calculate: "'x'" })],
        {
          checks: [testCheck('C', 'A', ['A'])],
        },
      ),
      ['/sections/0/items/0/visible', '/sections/0/items/1/calculate', '/checks/0/when'],
    ],
    [
      'items that depend on each other',
      testForm([
        testItem('A', 'integer', { visible: 'B > 1' }),
        testItem('B', 'integer', { calculate: 'A + 1' }),
      ]),
      ['/sections/0/items/0', '/sections/0/items/1'],
    ],
    [
      'an item outside a group that takes all its rows for one',
      testForm([testItem('A', 'integer', { visible: 'R > 1' })], { rows: [testItem('R', 'integer')] }),
      ['/sections/0/items/0/visible'],
    ],
    [
      'a check over rows that is written outside them',
      testForm([testItem('A', 'integer')], {
        rows: [testItem('R', 'integer')],
        checks: [testCheck('C', 'R > A', ['A', 'R'])],
      }),
      ['/checks/0/items/0'],
    ],
    [
      'a check that waits for the absence of what it reads, or of what does not stand beside it',
      testForm([testItem('A', 'integer'), testItem('B', 'integer')], {
        rows: [testItem('R', 'integer')],
        checks: [{ ...testCheck('C', 'A > 1', ['A']), ifAbsent: ['A', 'B', 'R', 'X'] }],
      }),
      ['/checks/0/ifAbsent/0', '/checks/0/ifAbsent/2', '/checks/0/ifAbsent/3'],
    ],
  ])('finds %s', (_, form, expected) => {
    expect(pointers(form)).toEqual(expected);
  });

  it.each<[unknown, readonly string[]]>([
    [null, ['']],
    ['a form', ['']],
    [{}, ['', '', '', '', '', '', '']],
    [{ ...testForm([testItem('A', 'text')]), sections: {} }, ['/sections']],
    [{ ...testForm([testItem('A', 'text')]), title: 'x' }, ['/title']],
    [
      testForm([{ ...testItem('A', 'text'), requried: true } as ReturnType<typeof testItem>]),
      ['/sections/0/items/0/requried'],
    ],
    [{ ...testForm([testItem('A', 'text')]), name: { fr: 'Formulaire' } }, ['/name']],
    [JSON.parse('{ "__proto__": 1 }'), ['/__proto__', '', '', '', '', '', '', '']],
  ])('says where %j has not the shape of a form', (definition, expected) => {
    expect(lintForm(definition).map((fault) => fault.pointer)).toEqual(expected);
  });

  it('names the item that was probably meant', () => {
    const form = testForm([testItem('WEIGHT', 'integer')], {
      checks: [testCheck('C', 'WIEGHT > 1', ['WEIGHT'])],
    });
    expect(lintForm(form)).toEqual([
      { pointer: '/checks/0/when', sentence: 'there is no WIEGHT', suggestion: 'WEIGHT', severity: 'fault' },
    ]);
  });

  it('keeps a faulty form from being compiled and tells all its faults', () => {
    const form = testForm([testItem('a', 'text'), testItem('B', 'quantity')]);
    expect(() => compileForm(form)).toThrow(FormFaults);
    expect(() => compileForm(form)).toThrow(/\/sections\/0\/items\/0\/code.*\/sections\/0\/items\/1\/units/);
  });
});
