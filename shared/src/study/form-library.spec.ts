import fc from 'fast-check';
import { plainForm, readSeed } from '../schedule/spec-support/reluth.js';
import { resolveForms, type FormFile } from './form-library.js';

const file = (name: string, version: string, item = 'NOTE'): FormFile => ({
  name,
  content: { ...plainForm('note', { [item]: 'text' }), version },
});

describe('finding the forms of a study', () => {
  it('tells forms by their content, whatever their files are called, and takes the version that is named', () => {
    const { forms, faults } = resolveForms({ note: '1' }, [
      file('zz.json', '2', 'NEWER'),
      file('note-second.json', '1'),
      { name: 'note.json', content: { format: 'lutetia-study/1', code: 'note', version: '1' } },
    ]);
    expect(faults).toEqual([]);
    expect(forms.get('note')?.sections[0]?.items[0]?.code).toBe('NOTE');
  });

  it('refuses two files that hold one version otherwise, and only warns where no study means it', () => {
    const files = [file('a.json', '1'), file('b.json', '1', 'OTHER'), file('c.json', '2')];
    const sentence = 'Two files hold version 1 of the form note: a.json and b.json';
    expect(resolveForms({ note: '1' }, files).faults).toMatchObject([
      { pointer: '/forms/note', sentence, severity: 'fault' },
    ]);
    expect(resolveForms({ note: '2' }, files).faults).toMatchObject([
      { pointer: '/forms', sentence, severity: 'warning' },
    ]);
  });

  it('takes two files that hold the very same for one', () => {
    expect(resolveForms({ note: '1' }, [file('a.json', '1'), file('b.json', '1')]).faults).toEqual([]);
  });

  it('says what is wrong with a form, and where in it', () => {
    const broken = { name: 'a.json', content: { ...plainForm('note', { note: 'text' }), version: '1' } };
    const { forms, faults } = resolveForms({ note: '1' }, [broken]);
    expect(forms.size).toBe(0);
    expect(faults[0]?.sentence).toMatch(
      /^The form note \(a\.json\) is not usable: \/sections\/0\/items\/0\/code /,
    );
  });

  it.each([
    ['has one version', '3', ['1'], '1'],
    ['has several, and one is like it', '1.O', ['1.0', '2.0'], '1.0'],
    ['has several, and none is like it', '9', ['1', '2'], '2'],
  ])('suggests a version where the library %s', (_what, version, there, suggestion) => {
    const files = there.map((one) => file(`${one}.json`, one));
    expect(resolveForms({ note: version }, files).faults).toMatchObject([{ suggestion }]);
  });

  it('never throws, whatever the files hold', () => {
    const whole = readSeed('forms/administration.json') as Readonly<Record<string, unknown>>;
    const files = fc.record({
      key: fc.constantFrom('codelists', 'sections', 'checks', 'name', 'code', 'version'),
      value: fc.jsonValue({ maxDepth: 5 }),
    });
    fc.assert(
      fc.property(files, fc.jsonValue(), ({ key, value }, junk) => {
        const contents = [{ ...whole, [key]: value }, junk];
        const library = contents.map((content, index) => ({ name: `${index}.json`, content }));
        resolveForms({ administration: '1', other: '1' }, library);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a form with more items than any form has, in time', () => {
    const items = Object.fromEntries(Array.from({ length: 20_000 }, (_, k) => [`I${k}`, 'text' as const]));
    const content = { ...plainForm('note', items), version: '1' };
    expect(resolveForms({ note: '1' }, [{ name: 'a.json', content }]).faults).toMatchObject([
      { sentence: 'The form note (a.json) is larger than any form may be' },
    ]);
  });
});
