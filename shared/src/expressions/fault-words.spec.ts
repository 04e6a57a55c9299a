import { declare } from './scope.js';

const scope = declare({ arm: 'text', cycle: 'number', included: 'yes-no' });

describe('a faulty expression', () => {
  it.each<[text: string, message: string, suggestion: string | null]>([
    ['arm ==', 'it breaks off: something is missing at the end', null],
    ["(arm == 'EXP'", 'a parenthesis is not closed', ')'],
    ["arm in ['EXP'", 'a list is not closed', ']'],
    ["arm == 'EXP", 'a quotation mark is not closed', null],
    ["arm = 'EXP'", '= does not belong there', '=='],
    ['included & included', '& does not belong there', '&&'],
    ["arm == 'EXP' and included", 'd does not belong there', '&&'],
    ["arm == 'or else' ` included", '` does not belong there', null],
    ['arm > 3', 'the types do not go together: text > number', null],
    ["included == 'Y'", 'a yes-no is no text: write its name alone, or with ! before it', null],
    ['arm && included', '&&, || and ! join yes-no values, and one of them is a text', null],
    ["arm in ['EXP', 3]", 'the entries of a list are of one type: a text and a number stand in it', null],
    ["{'a': 1}", 'there are no maps: use the declared names', null],
    ['!'.repeat(500) + 'included', 'it has more than 300 parts', null],
    ['('.repeat(100) + 'included' + ')'.repeat(100), 'more than 30 parts lie inside each other', null],
    [`cycle in [${Array.from({ length: 101 }, () => '1').join()}]`, 'a list has more than 100 entries', null],
  ])('%s: %s', (text, message, suggestion) => {
    expect(scope.compile(text, 'yes-no')).toEqual({ ok: false, message, suggestion });
  });
});
