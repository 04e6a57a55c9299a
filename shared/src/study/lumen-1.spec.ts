import { allocationOf } from '../schedule/allocation.js';
import { gatherFacts } from '../schedule/facts.js';
import { readSeed } from '../schedule/spec-support/reluth.js';
import { scenarioRecords } from '../schedule/spec-support/scenario.js';
import { checkScenarios, compiledSeed, seededScenarios } from '../schedule/spec-support/scenario-suite.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

describe('LUMEN-1', () => {
  const study = compiledSeed('lumen-1');
  const { definition } = study;

  it('is accepted without a fault or a warning', () => {
    const reading = readStudy(readSeed('studies/lumen-1/study.json'), seededLibrary());
    expect(reading.ok ? reading.warnings : reading.faults).toEqual([]);
  });

  // The protocol paper's abstract: up to four cycles of 7.4 GBq every 4 weeks.
  it('gives up to four times 7.4 GBq every four weeks, not every eight', () => {
    const [cycles] = definition.epochs.flatMap((epoch) => epoch.cycles);
    expect(cycles).toMatchObject({ count: 4, plannedActivityGBq: 7.4, next: { offset: 'P4W' } });
  });

  // NCT06326190: MRI at most 2 weeks, receptor PET and bloods at most 4 weeks before randomisation.
  it('lets screening results expire before randomisation as the registry says', () => {
    const limits = definition.epochs
      .flatMap(({ visits }) => visits)
      .flatMap(({ activities }) => activities)
      .flatMap(({ form, validFor }) =>
        validFor === undefined ? [] : [[form, validFor.before, validFor.atMost, validFor.source]],
      );
    expect(limits).toEqual([
      ['sstr-pet', 'randomisation', 'P4W', 'registry'],
      ['mri-assessment', 'randomisation', 'P2W', 'registry'],
      ['haematology', 'randomisation', 'P4W', 'registry'],
      ['chemistry', 'randomisation', 'P4W', 'registry'],
    ]);
  });

  it('tells the options of the local standard apart, observation among them', () => {
    const groupIn = (file: number): unknown => {
      const scenario = seededScenarios('lumen-1')[file];
      if (scenario === undefined) throw new RangeError('no such scenario');
      return allocationOf(study, gatherFacts(study, scenarioRecords(study, scenario))).group?.code ?? null;
    };
    // Hydroxyurea, observation, not yet chosen, radioligand.
    expect([2, 3, 4, 1].map(groupIn)).toEqual(['HU', 'OBS', null, null]);
  });

  it('says of every site that it is assumed: the sources give only their number', () => {
    expect(definition.sites.filter(({ name }) => !name.endsWith('(assumed)'))).toEqual([]);
  });
});

checkScenarios('lumen-1');
