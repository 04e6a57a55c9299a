import type { PublishedStudy, StudyDefinition } from './definition.js';
import { studyDifferences } from './difference.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';
import { changedSeed } from './spec-support/changed.js';

const library = seededLibrary();

function published(study: string, changes: Parameters<typeof changedSeed>[1] = []): PublishedStudy {
  const reading = readStudy(changedSeed(study, changes), library);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.study;
}

/** What is told of a study after some of its places were written anew. */
function told(study: string, change: (now: StudyDefinition) => Parameters<typeof changedSeed>[1]): unknown {
  const before = published(study);
  const changes = change(structuredClone(before.definition));
  return studyDifferences(before, published(study, changes)).map(({ pointer, sentence }) => [
    pointer,
    sentence,
  ]);
}

/** A list with the two at these places exchanged. */
function exchanged<T>(list: readonly T[], one: number, other: number): readonly T[] {
  const at = (index: number): number => (index === one ? other : index === other ? one : index);
  return list.map((_, index) => list[at(index)] as T);
}

describe('what stands in another order', () => {
  it('is told of epochs, of the visits of one, and of those of a cycle', () => {
    const screening = '/epochs/0/visits';
    const cycle = '/epochs/1/cycles/0/visits';
    expect(
      told('reluth', ({ epochs }) => [
        [screening, exchanged(epochs[0]?.visits ?? [], 0, 1)],
        [cycle, exchanged(epochs[1]?.cycles[0]?.visits ?? [], 5, 6)],
      ]),
    ).toEqual([
      [
        screening,
        'The visits of Screening come in another order: SSTR (Receptor imaging), SCR (Screening), INC (Inclusion).',
      ],
      [cycle, expect.stringContaining('The visits of cycles from Cycle 1 come in another order: PRE')],
    ]);
    expect(told('reluth', ({ epochs }) => [['/epochs', exchanged(epochs, 3, 4)]])).toEqual([
      ['/epochs', expect.stringMatching(/another order: .*Follow-up to 60 months, Randomised period\.$/u)],
    ]);
  });

  it('is told of the forms of a visit', () => {
    const forms = '/epochs/0/visits/0/activities';
    const screening = ({ epochs }: StudyDefinition): readonly { readonly form: string }[] =>
      epochs[0]?.visits[0]?.activities ?? [];
    expect(told('reluth', (now) => [[forms, exchanged(screening(now), 1, 2)]])).toEqual([
      [forms, expect.stringMatching(/^The forms of SCR \(Screening\) come in another order: Visit, /u)],
    ]);
  });

  it('is told of groups of cycles', () => {
    const groups = '/epochs/1/cycles';
    expect(told('start-net', ({ epochs }) => [[groups, exchanged(epochs[1]?.cycles ?? [], 0, 1)]])).toEqual([
      [
        groups,
        'The groups of cycles of Treatment come in another order: cycles from Cycle 1, standard, cycles from Cycle 1, personalised.',
      ],
    ]);
  });

  it('is told of the rules for one kind of deviation, of which the first that fits decides', () => {
    const rules = '/deviations';
    expect(told('start-net', (now) => [[rules, exchanged(now.deviations, 1, 2)]])).toEqual([
      [
        rules,
        'The rules for “out of window” come in another order: “out of window”, “out of window” of Cycle 1–12 dose (D), Cycle 1–4 dose (SD).',
      ],
    ]);
    expect(told('start-net', (now) => [[rules, exchanged(now.deviations, 0, 1)]])).toEqual([]);
    // D1 is of cycles 1 and 2, and of 3 and 4.
    expect(told('reluth', () => [[`${rules}/1/visits`, ['D1']]])).toEqual([
      [`${rules}/1`, 'Adds the deviation “out of window” of Cycle … dose (D1).'],
      [`${rules}/1`, 'Removes the deviation “out of window”.'],
    ]);
  });

  it('is not told of what was only added or removed', () => {
    const visits = '/epochs/4/visits';
    const sentences = told('reluth', ({ epochs }) => [
      [visits, (epochs[4]?.visits ?? []).filter(({ code }) => code !== 'FUG')],
    ]);
    expect(sentences).toEqual([[expect.any(String), expect.stringMatching(/^Removes the visit FUG /u)]]);
  });
});

describe('what belongs to another epoch', () => {
  it('is told of a visit', () => {
    expect(
      told('start-net', ({ epochs }) => [
        ['/epochs/3/visits', (epochs[3]?.visits ?? []).filter(({ code }) => code !== 'EOT')],
        [
          '/epochs/2/visits',
          [...(epochs[2]?.visits ?? []), ...(epochs[3]?.visits ?? []).filter(({ code }) => code === 'EOT')],
        ],
      ]),
    ).toEqual([
      [
        '/epochs/2/visits/1',
        expect.stringMatching(
          /^Moves the visit EOT \(.*\) from the epoch Follow-up to Imaging until progression\.$/u,
        ),
      ],
    ]);
  });

  it('is told of a group of cycles', () => {
    expect(
      told('msk-ia', ({ epochs }) => [
        ['/epochs/1/cycles', [...(epochs[1]?.cycles ?? []), ...(epochs[2]?.cycles ?? [])]],
        ['/epochs/2/cycles', []],
      ]),
    ).toEqual([
      [
        '/epochs/1/cycles/1',
        'Moves cycles from Cycle 3 from the epoch Intravenous, cycles 3 and 4 to Intra-arterial, cycles 1 and 2.',
      ],
    ]);
  });
});

describe('where the timing of a dose comes from', () => {
  it('is told when it is no longer assumed, or assumed for another reason', () => {
    expect(
      told('reluth', () => [
        ['/epochs/1/cycles/0/first/assumed', 'Another reason.'],
        ['/epochs/1/cycles/0/next/assumed', undefined],
      ]),
    ).toEqual([
      [
        '/epochs/1/cycles/0/first/assumed',
        'First dose of cycles from Cycle 1: changes where the timing comes from.',
      ],
      [
        '/epochs/1/cycles/0/next/assumed',
        'Each further dose of cycles from Cycle 1: changes where the timing comes from.',
      ],
    ]);
  });
});
