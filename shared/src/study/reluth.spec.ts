import { readSeed } from '../schedule/spec-support/reluth.js';
import { compileStudy } from './compile.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

describe('ReLUTH with the form library', () => {
  const reading = readStudy(readSeed('studies/reluth/study.json'), seededLibrary());

  it('is accepted without a fault or a warning', () => {
    expect(reading.ok ? reading.warnings : reading.faults).toEqual([]);
  });

  it('compiles', () => {
    if (!reading.ok) throw new Error('not read');
    expect(compileStudy(reading.study).forms.size).toBe(Object.keys(reading.study.forms).length);
  });

  it('calls its visits and milestones in the language of its hospitals, too', () => {
    if (!reading.ok) throw new Error('not read');
    const { epochs, milestones } = reading.study.definition;
    const visits = epochs.flatMap((epoch) => [...epoch.visits, ...epoch.cycles.flatMap((of) => of.visits)]);
    const english = [...visits, ...milestones].filter(({ name }) => typeof name === 'string' || !name['fr']);
    expect(english.map(({ code }) => code)).toEqual([]);
  });

  it('uses the level codes of its strata that the randomisation form offers', () => {
    if (!reading.ok) throw new Error('not read');
    const { definition, forms } = reading.study;
    const milestone = definition.milestones.find(({ kind }) => kind === 'randomisation');
    const form = forms[milestone?.form ?? ''];
    const items = form?.sections.flatMap((section) => section.items) ?? [];
    for (const { code, levels } of definition.strata) {
      const item = items.find((candidate) => candidate.code === milestone?.writes?.[`strata.${code}`]);
      const offered =
        item?.type === 'yes-no'
          ? ['Y', 'N']
          : form?.codelists[item?.codelist ?? '']?.map((entry) => entry.code);
      expect([code, levels.map((level) => level.code)]).toEqual([code, offered]);
    }
  });
});
