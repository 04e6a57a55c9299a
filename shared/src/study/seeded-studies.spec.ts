import { readdirSync, readFileSync } from 'node:fs';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { compileStudy } from './compile.js';
import type { StudyDefinition } from './definition.js';
import { readStudy, readStudyText } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

const TOP = new URL('../../../', import.meta.url);
const studies = readdirSync(new URL('seeds/studies/', TOP)).filter((study) =>
  readdirSync(new URL(`seeds/studies/${study}/`, TOP)).includes('study.json'),
);

describe('the studies that come with the product', () => {
  it.each(studies)('%s has no fault, names every form it uses and compiles', (study) => {
    const reading = readStudy(readSeed(`studies/${study}/study.json`), seededLibrary());
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2));
    const { definition, forms } = reading.study;
    expect(definition.code).toBe(study);
    expect(Object.fromEntries(Object.values(forms).map(({ code, version }) => [code, version]))).toEqual(
      definition.forms,
    );
    expect(compileStudy(reading.study).forms.size).toBe(Object.keys(forms).length);
  });

  it('call no two hospitals by one code', () => {
    const named = new Map<string, string>();
    for (const study of studies) {
      const { sites } = readSeed(`studies/${study}/study.json`) as StudyDefinition;
      for (const { code, name, city, country, timeZone } of sites) {
        const hospital = [name, city, country, timeZone].join(', ');
        expect([study, code, hospital]).toEqual([study, code, named.get(code) ?? hospital]);
        named.set(code, hospital);
      }
    }
  });
});

describe('the small study of the manual', () => {
  it('has neither fault nor warning', () => {
    const manual = readFileSync(new URL('docs/study-definition.md', TOP), 'utf8');
    const [, example = ''] = /```json\n([^]*?)```/.exec(manual) ?? [];
    expect(readStudyText(example, seededLibrary())).toMatchObject({ ok: true, warnings: [] });
  });
});
