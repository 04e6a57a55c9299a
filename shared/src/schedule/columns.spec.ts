import { compiledReluth } from './spec-support/reluth.js';
import { compiledSeed } from './spec-support/scenario-suite.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { StudyDefinition } from '../study/definition.js';
import { columnsOfVersions, matrixColumns } from './columns.js';
import { compiledPlain, OPEN_ENDED } from './spec-support/open-ended.js';

describe('the columns of the matrix', () => {
  const columns = matrixColumns(compiledReluth());
  const find = (code: string, cycle: number, repetition = 1): unknown => {
    const column = columns.find(
      (one) => one.code === code && one.cycle === cycle && one.repetition === repetition,
    );
    return column === undefined ? null : [column.group, column.shortName, column.timing];
  };

  it.each([
    ['D1', 2, 1, ['Cycle 2', 'D1', '+56 d ±7']],
    ['PRE', 3, 1, ['Cycle 3', 'Pre', '−5 d ±2']],
    ['W4', 1, 1, ['Cycle 1', 'W4', '+28 d ±3']],
    ['IMG24', 1, 1, ['Cycle 1', '24 h', '20–28 h']],
    ['RND', 0, 1, ['Assess.', 'RND', '≤ 14 d']],
    ['IM', 0, 3, ['Imaging, from randomisation', 'M6', '+6 mo ±7']],
    ['FU', 0, 10, ['Follow-up', 'F60', '+60 mo ±14']],
    ['UNS', 0, 1, ['UNS', 'UNS', 'any day']],
    ['UNS', 0, 2, null],
  ])('%s of cycle %d, repetition %d', (code, cycle, repetition, expected) => {
    expect(find(code, cycle, repetition)).toEqual(expected);
  });
});

describe('the columns of a study that was amended', () => {
  const without = (code: string): StudyDefinition => ({
    ...OPEN_ENDED,
    epochs: OPEN_ENDED.epochs.map((epoch) => ({
      ...epoch,
      visits: epoch.visits.filter((visit) => visit.code !== code),
      cycles: epoch.cycles.map((cycle) => ({
        ...cycle,
        visits: cycle.visits.filter((visit) => visit.code !== code),
      })),
    })),
  });
  const codesOf = (columns: ReturnType<typeof matrixColumns>): string[] =>
    columns.map(({ code, cycle, repetition }) => `${code}/${cycle}/${repetition}`);
  const whole = codesOf(matrixColumns(compiledPlain()));

  it('hold a visit that only the earlier version has, where it stood', () => {
    const newest = compiledPlain(without('LAB'));
    expect(codesOf(matrixColumns(newest)).some((code) => code.startsWith('LAB/'))).toBe(false);
    expect(codesOf(columnsOfVersions([newest, compiledPlain()]))).toEqual(whole);
  });

  it('say by which windows participants of earlier versions are judged', () => {
    const wider = (after: string): CompiledStudy =>
      compiledPlain({
        ...OPEN_ENDED,
        epochs: OPEN_ENDED.epochs.map((epoch) => ({
          ...epoch,
          cycles: epoch.cycles.map((cycle) => ({
            ...cycle,
            visits: cycle.visits.map((visit) =>
              visit.code === 'LAB' && visit.timing !== undefined
                ? { ...visit, timing: { ...visit.timing, window: { before: 'P7D', after } } }
                : visit,
            ),
          })),
        })),
      });
    const versions = [wider('P6D'), wider('P3D'), wider('P3D'), wider('P2D')] as const;
    const told = columnsOfVersions(versions).filter(({ earlierTimings }) => earlierTimings.length > 0);
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['LAB']));
    expect([told[0]?.timing, told[0]?.earlierTimings]).toEqual(['−7 d −7 +6', ['−7 d −7 +3', '−7 d −7 +2']]);
  });

  it('are those of the newest where it has all', () => {
    expect(codesOf(columnsOfVersions([compiledPlain(), compiledPlain(without('LAB'))]))).toEqual(whole);
  });
});

// Targets and windows from the anchor as the definitions give them: dose 1 of START-NET 14 days after randomisation,
// from 7 days earlier to 14 later, is day 7 to day 28.
describe('what stands under a column', () => {
  it.each([
    ['reluth', 'D1', 2, '+56 ±7'],
    ['reluth', 'IMG24', 1, '20–28 h'],
    ['reluth', 'RND', 0, '≤ 14 d'],
    ['start-net', 'D', 1, '7–28 d'],
    ['start-net', 'LAB', 1, '−14…−1 d'],
    ['start-net', 'INC', 0, '7–28 d'],
    ['start-net', 'DOS', 1, '7–42 d'],
    ['lumen-1', 'PRE', 2, '−7…−1 d'],
    ['start-net', 'CT', 0, '3 mo ±14'],
  ])('%s, %s of cycle %d: %s', (code, visit, cycle, expected) => {
    const columns = matrixColumns(compiledSeed(code));
    expect(columns.find((one) => one.code === visit && one.cycle === cycle)?.timingShort).toBe(expected);
  });
});
