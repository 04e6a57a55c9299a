import { csvText } from './csv.js';

function cells(...texts: string[]): string[] {
  const rows = texts.map((text) => [text]);
  return csvText(['h'], rows).split('\r\n').slice(1, -1);
}

describe('csvText', () => {
  it('quotes every cell and doubles quotes, behind the byte order mark', () => {
    expect(csvText(['a', 'b'], [['1', 'said "no"']])).toBe('\uFEFF"a","b"\r\n"1","said ""no"""\r\n');
  });

  it('takes the sting out of what begins like a formula, in every width and behind other separators', () => {
    expect(cells('=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠x')).toEqual(
      ['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠x'].map((text) => `"'${text}"`),
    );
    expect(cells('a;=1+1', 'a\t@x', '"=1+1')).toEqual([`"a;'=1+1"`, `"a\t'@x"`, `"'""=1+1"`]);
  });

  it('leaves numbers and plain text as they are', () => {
    const plain = ['-1.5', '+3', '-0,5', 'a = b', '2026-11-21', ''];
    expect(cells(...plain)).toEqual(plain.map((text) => `"${text}"`));
  });
});
