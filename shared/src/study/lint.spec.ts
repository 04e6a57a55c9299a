import type { StudyFault } from './faults.js';
import { readStudy } from './reader.js';
import { withChanges } from './spec-support/changed.js';
import { seededLibrary } from './spec-support/library.js';

const library = seededLibrary();

type Change = readonly [pointer: string, value: unknown];
type Case = readonly [
  what: string,
  changes: readonly Change[],
  pointer: string,
  sentence: RegExp,
  suggestion: string | null,
];

function found(changes: readonly Change[], severity: StudyFault['severity']): readonly StudyFault[] {
  const reading = readStudy(withChanges(changes), library);
  return (reading.ok ? reading.warnings : reading.faults).filter((one) => one.severity === severity);
}

/** Where ReLUTH has what these tests change. */
const GATE = '/epochs/2/visits/0';
const RETREATMENT = '/epochs/3/cycles/0';
const IMAGING = '/epochs/3/visits/0';
const SCAN = '/epochs/1/cycles/0/visits/2';
const SUM = { code: 'doseGy', name: 'Dose', unit: 'Gy', kind: 'sum', form: 'administration', item: 'EXDOSE' };
const LATEST = { ...SUM, code: 'nextGy', kind: 'latest', timesPlannedActivity: true };
const RULED: readonly Change[] = [
  [`${RETREATMENT}/count`, undefined],
  [`${RETREATMENT}/while`, 'doseGy + nextGy <= 30'],
  [`${RETREATMENT}/atMost`, 12],
  ['/derived', [{ ...SUM, projected: 'nextGy' }, LATEST]],
];

describe('the linter of study definitions', () => {
  it('has nothing against cycles that a rule over derived values lets go on', () => {
    expect([found(RULED, 'fault'), found(RULED, 'warning')]).toEqual([[], []]);
  });

  it.each(['Lu-177', 'I-131', 'Tc-99m', 'Ac-225', null])('takes %s for a radionuclide', (radionuclide) => {
    expect(found([['/radionuclide', radionuclide]], 'fault')).toEqual([]);
  });

  it.each([
    ['Lu177', 'Lu-177'],
    ['177Lu', 'Lu-177'],
    ['lu-177', 'Lu-177'],
    ['99mTc', null],
    ['Xx-177', null],
    ['lutetium', null],
  ])('does not take %s for a radionuclide', (radionuclide, suggestion) => {
    expect(found([['/radionuclide', radionuclide]], 'fault')).toMatchObject([
      { pointer: '/radionuclide', suggestion },
    ]);
  });

  it.each<Case>([
    [
      'a condition on an arm there is none of',
      [[`${RETREATMENT}/when`, "arm == 'EXPT'"]],
      `${RETREATMENT}/when`,
      /arm never holds "EXPT"/,
      'EXP',
    ],
    [
      'a visit of two arms at once',
      [[`${IMAGING}/when`, "arm == 'EXP' && arm == 'CTL' && randomisation"]],
      `${IMAGING}/when`,
      /No arm can make this hold, so IM is never reached/,
      null,
    ],
    [
      'a visit of one arm in the cycles of another',
      [[`${RETREATMENT}/visits/5/when`, "arm == 'CTL'"]],
      `${RETREATMENT}/visits/5/when`,
      /so W2 is never reached/,
      null,
    ],
    [
      'a form of one arm in a visit of another',
      [[`${RETREATMENT}/visits/5/activities/1/when`, "arm != 'EXP'"]],
      `${RETREATMENT}/visits/5/activities/1/when`,
      /so haematology is never asked for/,
      null,
    ],
    [
      'a condition on a code that is in no codelist',
      [[`${GATE}/when`, "sex == 'f'"]],
      `${GATE}/when`,
      /sex never holds "f"/,
      'F',
    ],
    [
      'a name that does not count its visits in every language',
      [[`${IMAGING}/name`, { en: 'M{n} imaging', fr: 'Imagerie' }]],
      `${IMAGING}/name/fr`,
      /Lacks \{n\}/,
      null,
    ],
    [
      'a way for a visit to take place that is there twice',
      [[`${SCAN}/contactModes`, ['on-site', 'on-site']]],
      `${SCAN}/contactModes/1`,
      /on-site is there twice/,
      null,
    ],
    [
      'an instant in a form the visit does not hold',
      [[`${SCAN}/instant/form`, 'dosimetry-imagin']],
      `${SCAN}/instant/form`,
      /IMG24 does not hold the form/,
      'dosimetry-imaging',
    ],
    [
      'an instant in an item the form does not have',
      [[`${SCAN}/instant/item`, 'IMGDT']],
      `${SCAN}/instant/item`,
      /has no item IMGDT/,
      'IMGDTC',
    ],
    [
      'an instant in an item of another type',
      [[`${SCAN}/instant/item`, 'IMGQUAL']],
      `${SCAN}/instant/item`,
      /needed is instant/,
      null,
    ],
    ['one code among several', [[`${GATE}/when`, "sex in ['F', 'X']"]], `${GATE}/when`, /"X"/, null],
    [
      'a condition of a milestone on such a code',
      [['/milestones/4/when', "OVRLRESP == 'PDX'"]],
      '/milestones/4/when',
      /OVRLRESP never holds/,
      'PD',
    ],
    [
      'a code that a milestone sets',
      [['/milestones/1/sets/INCLYN', 'YES']],
      '/milestones/1/sets/INCLYN',
      /never holds YES/,
      null,
    ],
    [
      'an item that a milestone sets',
      [['/milestones/1/sets', { INCLYM: 'Y' }]],
      '/milestones/1/sets/INCLYM',
      /no item/,
      'INCLYN',
    ],
    [
      'an item that a milestone sets and its form hides',
      [['/milestones/5/sets', { EOTREAS: 'COMPLETED', EOTOTH: 'Moved away' }]],
      '/milestones/5/sets/EOTOTH',
      /EOTOTH is asked only when EOTREAS in /,
      null,
    ],
    [
      'a field no milestone writes',
      [['/milestones/3/writes/referense', 'RANDNO']],
      '/milestones/3/writes/referense',
      /writes arm, reference/,
      'reference',
    ],
    [
      'a stratum that is written and not there',
      [['/milestones/3/writes/strata.GFX', 'STRGFR']],
      '/milestones/3/writes/strata.GFX',
      /no stratum GFX/,
      'strata.GFR',
    ],
    [
      'a level the form cannot hold',
      [['/strata/2/levels/0/code', 'LT50']],
      '/strata/2/levels/0/code',
      /STRGFR never holds LT50/,
      'LT60',
    ],
    [
      'an arm the form cannot hold',
      [['/arms/1/code', 'CTR']],
      '/arms/1/code',
      /ARMCD never holds CTR/,
      'CTL',
    ],
    [
      'a milestone nobody can record',
      [
        ['/participantForms/7', { form: 'withdrawal' }],
        ['/participantForms/8', { form: 'ecog' }],
      ],
      '/milestones/5/form',
      /nobody can record endOfTreatment/,
      null,
    ],
    [
      'a milestone of a visit without its form',
      [['/milestones/6/visits', ['SCR']]],
      '/milestones/6/visits/0',
      /does not hold the form overall-response/,
      null,
    ],
    [
      'a fact nobody enters',
      [['/facts/5/visit', 'SCR']],
      '/facts/5/form',
      /SCR does not hold the form withdrawal/,
      null,
    ],
    [
      'a fact of the wrong type',
      [['/facts/3/type', 'number']],
      '/facts/3/type',
      /SEX is of the type choice/,
      null,
    ],
    [
      'a fact of a cycle its visit does not belong to',
      [['/facts/2/cycle', 1]],
      '/facts/2/cycle',
      /No visit .* belongs to cycle 1/,
      null,
    ],
    [
      'a choice that is true of any form',
      [['/facts/3/take', 'any']],
      '/facts/3/take',
      /Only a yes-no/,
      'latest',
    ],
    [
      'a fact asked for before it is entered',
      [['/epochs/0/visits/0/when', "arm == 'EXP'"]],
      '/epochs/0/visits/0/when',
      /no earlier visit collects ARMCD .*RND/,
      null,
    ],
    [
      'cycles that ask for what only they collect',
      [
        ['/facts/-', { code: 'doseGiven', type: 'yes-no', form: 'administration', item: 'EXOCCUR' }],
        ['/epochs/1/cycles/0/when', 'doseGiven'],
      ],
      '/epochs/1/cycles/0/when',
      /doseGiven is needed here/,
      null,
    ],
    [
      'a visit that its own anchor closes',
      [['/milestones/3/closes', [{ epochs: ['follow-up'], reason: 'Randomised' }]]],
      '/epochs/4/visits/0/timing/relativeTo',
      /closes the epoch follow-up, so FU is never reached/,
      null,
    ],
    [
      'a count and a rule',
      [...RULED, [`${RETREATMENT}/count`, 2]],
      RETREATMENT,
      /exactly one of "count" and "while"/,
      null,
    ],
    [
      'neither count nor rule',
      [[`${RETREATMENT}/count`, undefined]],
      RETREATMENT,
      /exactly one of "count" and "while"/,
      null,
    ],
    [
      'a rule without a most',
      [...RULED, [`${RETREATMENT}/atMost`, undefined]],
      `${RETREATMENT}/while`,
      /may hold for ever/,
      null,
    ],
    [
      'more cycles expected than possible',
      [...RULED, [`${RETREATMENT}/expected`, 13]],
      `${RETREATMENT}/expected`,
      /12 at most/,
      null,
    ],
    [
      'a rule that does not type-check',
      [...RULED, [`${RETREATMENT}/while`, "doseGy <= '30'"]],
      `${RETREATMENT}/while`,
      /./,
      null,
    ],
    [
      'a rule of a repeat that may hold for ever',
      [[`${IMAGING}/repeat`, { every: 'P2M', while: 'repetition < 3' }]],
      `${IMAGING}/repeat`,
      /may hold for ever/,
      null,
    ],
    [
      'a repeat that ends twice',
      [[`${IMAGING}/repeat`, { every: 'P2M', count: 3, atMost: 4 }]],
      `${IMAGING}/repeat`,
      /leave out/,
      null,
    ],
    [
      'a last day that counts from nothing',
      [[`${IMAGING}/repeat/untilDay`, { relativeTo: 'randomisaton', offset: 'P5Y' }]],
      `${IMAGING}/repeat/untilDay/relativeTo`,
      /nothing called/,
      'randomisation',
    ],
    ['a name of another place', [[`${GATE}/when`, 'repetition < 3']], `${GATE}/when`, /no repetition/, null],
    [
      'a group rule over its own group',
      [['/arms/0/groups', [{ code: 'A', name: 'A', when: "group == 'A'" }]]],
      '/arms/0/groups/0/when',
      /no group/,
      null,
    ],
    [
      'a group that is never allocated',
      [
        ['/arms/0/groups', [{ code: 'A', name: 'A', when: "sex == 'F'" }]],
        [`${IMAGING}/when`, "group == 'B'"],
      ],
      `${IMAGING}/when`,
      /group never holds "B"/,
      null,
    ],
    [
      'a projection there is none of',
      [['/derived', [{ ...SUM, projected: 'nextGx' }, LATEST]]],
      '/derived/0/projected',
      /no derived value nextGx/,
      'nextGy',
    ],
    [
      'a derived value of a text',
      [['/derived', [{ ...SUM, item: 'EXLOT' }]]],
      '/derived/0/item',
      /type text/,
      null,
    ],
    [
      'a derived value of no cycle',
      [['/derived', [{ ...SUM, form: 'demography', item: 'BRTHYR' }]]],
      '/derived/0/form',
      /never known/,
      null,
    ],
    [
      'a name used by a fact and a derived value',
      [['/derived', [{ ...SUM, code: 'sex' }]]],
      '/derived/0/code',
      /twice/,
      null,
    ],
    [
      'a name that conditions cannot hold',
      [['/facts/3/code', 'string']],
      '/facts/3/code',
      /cannot be used/,
      null,
    ],
    ['a name that is taken', [['/facts/3/code', 'cycle']], '/facts/3/code', /meaning of its own/, null],
    [
      'a deviation rule of no visit',
      [['/deviations/3/visits', ['ASN']]],
      '/deviations/3/visits/0',
      /no visit ASN/,
      'ASM',
    ],
    [
      'a validity before nothing',
      [['/epochs/1/cycles/0/visits/0/activities/1/validFor/before', 'dosis']],
      '/epochs/1/cycles/0/visits/0/activities/1/validFor/before',
      /no milestone/,
      'dose',
    ],
    [
      'a validity before a dose outside cycles',
      [[`${GATE}/activities/1/validFor`, { before: 'dose', atMost: 'P7D' }]],
      `${GATE}/activities/1/validFor/before`,
      /Outside a cycle/,
      null,
    ],
    [
      'a source that is not listed',
      [[`${GATE}/timing/source`, 'papr']],
      `${GATE}/timing/source`,
      /no source papr/,
      'paper',
    ],
    [
      'an item without that unit',
      [['/preferredUnits', { HGB: 'g/L ' }]],
      '/preferredUnits/HGB',
      /not measured in/,
      'g/L',
    ],
    [
      'a form there twice in a visit',
      [[`${GATE}/activities/1/form`, 'visit']],
      `${GATE}/activities/1/form`,
      /twice/,
      null,
    ],
    [
      'a dose visit without the dose',
      [['/epochs/1/cycles/0/doseVisit', 'PRE']],
      '/epochs/1/cycles/0/doseVisit',
      /does not hold the form administration/,
      null,
    ],
    [
      'a clock that nothing holds',
      [['/roles/administration/clock', 'end']],
      '/roles/administration/clock',
      /"end"/,
      null,
    ],
    [
      'a decision that leads to a milestone there is none of',
      [['/roles/decision/leadsTo/2/milestone', 'endOfTreatmnt']],
      '/roles/decision/leadsTo/2/milestone',
      /no milestone endOfTreatmnt/,
      'endOfTreatment',
    ],
    [
      'an act without its milestone',
      [['/roles/decision/leadsTo/2/milestone', undefined]],
      '/roles/decision/leadsTo/2/milestone',
      /Say with "milestone"/,
      null,
    ],
    [
      'an act after an answer the decision never holds',
      [['/roles/decision/leadsTo/0/answer', 'DELAYED']],
      '/roles/decision/leadsTo/0/answer',
      /TDDECIS never holds DELAYED/,
      'DELAY',
    ],
    [
      'two acts after one answer',
      [['/roles/decision/leadsTo/1/answer', 'DELAY']],
      '/roles/decision/leadsTo/1/answer',
      /DELAY leads to an act already/,
      null,
    ],
    [
      'a reason proposed that the milestone form never holds',
      [['/roles/decision/leadsTo/2/reason/codes/TOXICITY', 'ADVERSE EVNT']],
      '/roles/decision/leadsTo/2/reason/codes/TOXICITY',
      /EOTREAS never holds ADVERSE EVNT/,
      'ADVERSE EVENT',
    ],
    [
      'what only a milestone takes, with a delay',
      [['/roles/decision/leadsTo/0/details', 'EOTOTH']],
      '/roles/decision/leadsTo/0/details',
      /Only the act milestone takes details/,
      null,
    ],
    [
      'a fact of no arm',
      [['/roles/allocation', { arm: 'armm' }]],
      '/roles/allocation/arm',
      /no fact armm/,
      'arm',
    ],
    [
      'an amendment that is none',
      [[`${GATE}/timing/relativeTo`, 'amendment']],
      `${GATE}/timing/relativeTo`,
      /nothing of an amendment/,
      null,
    ],
    [
      'a form without a version',
      [['/forms/ecog', undefined]],
      '/epochs/0/visits/0/activities/6/form',
      /no form ecog among the study's forms/,
      'ecg',
    ],
    [
      'a version the library has not',
      [['/forms/visit', '9']],
      '/forms/visit',
      /no version 9 of the form visit/,
      '1',
    ],
    ['a form the library has not', [['/forms/ecogg', '1']], '/forms/ecogg', /no form ecogg/, 'ecog'],
  ])('refuses %s, with its place', (_what, changes, pointer, sentence, suggestion) => {
    expect(found(changes, 'fault')).toContainEqual(
      expect.objectContaining({ pointer, sentence: expect.stringMatching(sentence) as string, suggestion }),
    );
  });

  it.each<readonly [string, readonly Change[], string, RegExp]>([
    [
      'windows of repetitions that overlap',
      [[`${IMAGING}/timing/window/after`, 'P2M']],
      `${IMAGING}/timing/window`,
      /repetitions overlap/,
    ],
    [
      'windows of doses that overlap',
      [[`${RETREATMENT}/next/window/before`, 'P8W']],
      `${RETREATMENT}/next/window`,
      /doses overlap/,
    ],
    [
      'hours after a milestone',
      [[`${IMAGING}/timing/offset`, 'PT24H']],
      `${IMAGING}/timing`,
      /randomisation has only a day/,
    ],
    [
      'counting from a visit of several cycles',
      [[`${GATE}/timing/relativeTo`, 'visit:W6']],
      `${GATE}/timing/relativeTo`,
      /W6 is a visit of 4 cycles: this counts from that of cycle 2/,
    ],
    [
      'a repeat by the hour after a milestone',
      [[`${IMAGING}/repeat/every`, 'PT12H']],
      `${IMAGING}/repeat/every`,
      /randomisation has only a day/,
    ],
    [
      'hours without an item that holds the instant',
      [[`${SCAN}/instant`, undefined]],
      `${SCAN}/timing`,
      /IMG24 is counted in hours, and it is judged by its day/,
    ],
    [
      'an instant where days are counted',
      [
        [`${SCAN}/timing/offset`, 'P1D'],
        [`${SCAN}/timing/window`, undefined],
      ],
      `${SCAN}/instant`,
      /counted in days, so its instant changes nothing/,
    ],
    [
      'a form nothing uses',
      [
        ['/participantForms', []],
        ['/milestones', []],
        ['/facts', []],
      ],
      '/forms/withdrawal',
      /Nothing uses/,
    ],
    [
      'a timing that says nothing of its source',
      [[`${IMAGING}/timing`, { relativeTo: 'randomisation', offset: 'P2M' }]],
      `${IMAGING}/timing`,
      /neither its source/,
    ],
    ['a sum without a projection', [['/derived', [SUM]]], '/derived/0/projected', /unknown while/],
    [
      'a rule behind a general one',
      [
        [
          '/deviations',
          [
            { kind: 'missed', important: false },
            { kind: 'missed', important: true, visits: ['ASM'] },
          ],
        ],
      ],
      '/deviations/1',
      /A rule before this one/,
    ],
    [
      'cycle numbers that begin in the air',
      [[`${RETREATMENT}/from`, 4]],
      `${RETREATMENT}/from`,
      /cycle 3 before/,
    ],
    [
      'a visit that records no day',
      [
        [`${GATE}/activities/0/form`, 'vital-signs'],
        [`${GATE}/activities/2/form`, 'chemistry'],
      ],
      `${GATE}/activities`,
      /records a visit's day/,
    ],
  ])('warns of %s', (_what, changes, pointer, sentence) => {
    expect(found(changes, 'warning')).toContainEqual(
      expect.objectContaining({
        pointer,
        sentence: expect.stringMatching(sentence) as string,
        suggestion: null,
      }),
    );
  });

  it('tells once of an arm there is none of', () => {
    expect(found([[`${IMAGING}/when`, "arm == 'EXPT'"]], 'fault')).toHaveLength(1);
  });

  it('takes a form of a later cycle as earlier than the next one', () => {
    const changes: readonly Change[] = [
      ['/facts/-', { code: 'performed', type: 'yes-no', form: 'dosimetry-imaging', item: 'IMGPERF' }],
      [`${RETREATMENT}/visits/5/when`, 'performed'],
    ];
    expect(found(changes, 'fault')).toEqual([]);
  });
});
