import { OPEN_ENDED, publishedPlain, withCycles } from '../schedule/spec-support/open-ended.js';
import { publishedReluth } from '../schedule/spec-support/reluth.js';
import type { StudyDefinition } from './definition.js';
import { studyDifferences } from './difference.js';
import type { CycleDefinition, VisitDefinition } from './visit-definition.js';

const told = (after: StudyDefinition, before = OPEN_ENDED): unknown =>
  studyDifferences(publishedPlain(before), publishedPlain(after)).map(({ change, pointer, sentence }) => [
    change,
    pointer,
    sentence,
  ]);

/** The trial with one visit of its cycles changed. */
function withVisit(code: string, change: (visit: VisitDefinition) => VisitDefinition): StudyDefinition {
  const visits = cycle().visits.map((visit) => (visit.code === code ? change(visit) : visit));
  return withCycles({ visits });
}

function cycle(): CycleDefinition {
  const [first] = OPEN_ENDED.epochs[1]?.cycles ?? [];
  if (first === undefined) throw new RangeError('the trial has cycles');
  return first;
}

describe('the difference of two versions', () => {
  it('is nothing between a definition and itself, whatever its version is called', () => {
    expect(told({ ...OPEN_ENDED, version: '2.0', amendment: { summary: 'None' } })).toEqual([]);
  });

  it('tells a visit moved and its window', () => {
    const after = withVisit('LAB', (visit) => ({
      ...visit,
      timing: { relativeTo: 'dose', offset: '-P10D', window: { before: 'P3D', after: 'P3D' } },
    }));
    const at = '/epochs/1/cycles/0/visits/0/timing';
    expect(told(after)).toEqual([
      ['changed', at, 'LAB (Cycle 1–12 labs) moves: dose − 1 week becomes dose − 10 days.'],
      [
        'changed',
        `${at}/window`,
        'Window of LAB (Cycle 1–12 labs): 1 week before to 6 days after becomes 3 days either side.',
      ],
    ]);
  });

  it.each([
    [{ window: { after: 'P28D' } }, 'up to 28 days after'],
    [{ window: { before: 'P5D' } }, 'up to 5 days before'],
    [{}, 'no window'],
  ])('tells a window of one side, and none: %j', (window, words) => {
    const after = withVisit('LAB', (visit) => ({
      ...visit,
      timing: { relativeTo: 'dose', offset: '-P1W', ...window },
    }));
    expect(told(after)).toEqual([
      [
        'changed',
        expect.any(String),
        `Window of LAB (Cycle 1–12 labs): 1 week before to 6 days after becomes ${words}.`,
      ],
    ]);
  });

  it('tells forms asked for, no longer asked for, and asked for otherwise', () => {
    const after = withVisit('LAB', (visit) => ({
      ...visit,
      activities: [
        { form: 'haematology', validFor: { before: 'dose', atMost: 'P10D' } },
        { form: 'capecitabine', optional: true },
      ],
    }));
    const at = '/epochs/1/cycles/0/visits/0/activities';
    expect(told(after)).toEqual([
      [
        'changed',
        `${at}/0`,
        'Haematology in LAB (Cycle 1–12 labs): required, valid for 2 weeks before dose becomes required, valid for 10 days before dose.',
      ],
      ['added', `${at}/1`, 'LAB (Cycle 1–12 labs) asks for Capecitabine, optional.'],
      ['removed', `${at}/0`, 'LAB (Cycle 1–12 labs) no longer asks for Visit.'],
    ]);
  });

  it('tells visits added and removed, the latter by their place before', () => {
    const extra: VisitDefinition = {
      code: 'W4',
      name: 'Week 4',
      shortName: 'W4',
      kind: 'assessment',
      timing: { relativeTo: 'dose', offset: 'P4W' },
      activities: [{ form: 'visit' }],
    };
    const visits = [...cycle().visits.filter(({ code }) => code !== 'S24'), extra];
    expect(told(withCycles({ visits }))).toEqual([
      [
        'added',
        '/epochs/1/cycles/0/visits/2',
        'Adds the visit W4 (Week 4): dose + 4 weeks, no window; asks for Visit.',
      ],
      ['removed', '/epochs/1/cycles/0/visits/2', 'Removes the visit S24 (Cycle 1–12 SPECT).'],
    ]);
  });

  it('tells the rule, the interval and the activity of cycles', () => {
    const after = withCycles({
      while: 'kidneyDoseGy + nextKidneyDoseGy <= 27.0',
      next: { relativeTo: 'administration', offset: 'P8W', window: { before: 'P2W', after: 'P2W' } },
      plannedActivityGBq: 7.4,
    });
    const at = '/epochs/1/cycles/0';
    expect(told(after)).toEqual([
      [
        'changed',
        `${at}/while`,
        'Number of cycles from Cycle 1: cycles while kidney dose + kidney dose per activity at most 30 Gy, 7 expected, at most 12 ' +
          'becomes cycles while kidney dose + kidney dose per activity at most 27 Gy, 7 expected, at most 12.',
      ],
      [
        'changed',
        `${at}/next`,
        'Each further dose of cycles from Cycle 1: administration + 10 weeks becomes administration + 8 weeks.',
      ],
      [
        'changed',
        `${at}/plannedActivityGBq`,
        'Changes the planned activity (GBq) of cycles from Cycle 1: 7.5 becomes 7.4.',
      ],
    ]);
  });

  it('tells milestones, facts, arms and deviations', () => {
    const after: StudyDefinition = {
      ...OPEN_ENDED,
      milestones: OPEN_ENDED.milestones
        .filter(({ code }) => code !== 'inclusion')
        .map((milestone) => (milestone.code === 'death' ? { ...milestone, day: 'DTHDTC' } : milestone)),
      facts: [...OPEN_ENDED.facts, { code: 'sex', type: 'text', form: 'petct', item: 'SEX' }],
      deviations: OPEN_ENDED.deviations.map((rule) =>
        rule.kind === 'after-closure' ? { ...rule, important: false } : rule,
      ),
    };
    expect(told(after)).toEqual([
      ['changed', '/milestones/3/day', 'Changes the day of the milestone Death: "DTHDAT" becomes "DTHDTC".'],
      ['removed', '/milestones/1', 'Removes the milestone Inclusion.'],
      ['added', '/facts/3', 'Adds the fact sex.'],
      [
        'changed',
        '/deviations/4/important',
        'Changes the importance of the deviation “visit or dose after it had fallen away”: true becomes false.',
      ],
    ]);
  });

  it('tells a new version of a form, a form added and a form removed', () => {
    const before = { ...OPEN_ENDED, forms: { consent: '1', visit: '1' } };
    expect(told({ ...OPEN_ENDED, forms: { consent: '2', petct: '1' } }, before)).toEqual([
      ['changed', '/forms/consent', 'The form Consent goes from version 1 to version 2.'],
      ['added', '/forms/petct', 'Adds the form Petct, version 1.'],
      ['removed', '/forms/visit', 'Removes the form Visit.'],
    ]);
  });

  it('tells how a repeat ends', () => {
    const epochs = OPEN_ENDED.epochs.map((epoch) => ({
      ...epoch,
      visits: epoch.visits.map((visit) =>
        visit.code === 'CT' ? { ...visit, repeat: { every: 'P2M', count: 10 } } : visit,
      ),
    }));
    expect(told({ ...OPEN_ENDED, epochs })).toEqual([
      [
        'changed',
        '/epochs/2/visits/0/repeat',
        'CT (Mn imaging) repeats: every 3 months, until progression, until randomisation + 24 months, at most 40 times ' +
          'becomes every 2 months, 10 times.',
      ],
    ]);
  });
});

// Names as the seeded definition and its forms give them; the interval is the paper's 8 weeks.
describe('the difference of two versions of a seeded study', () => {
  const { definition: study, forms } = publishedReluth();
  const amended: StudyDefinition = {
    ...study,
    epochs: study.epochs.map((epoch) => ({
      ...epoch,
      cycles: epoch.cycles.map((group) => ({
        ...group,
        when: 'included && !progression',
        visits: group.visits.filter(({ code }) => code !== 'W2'),
      })),
    })),
    deviations: study.deviations.map((rule) => ({ ...rule, important: !rule.important })),
    facts: study.facts.slice(1),
  };
  const sentences = (before: StudyDefinition, after: StudyDefinition): readonly string[] =>
    studyDifferences({ definition: before, forms }, { definition: after, forms }).map(
      ({ sentence }) => sentence,
    );

  it('adds on the way back what it removes on the way there', () => {
    expect(sentences(study, amended)).toContain('Removes the visit W2 (Cycle 1–2 week 2).');
    expect(sentences(amended, study)).toContainEqual(
      expect.stringMatching(
        /^Adds the visit W2 \(Cycle 1–2 week 2\): dose \+ 2 weeks, .+; asks for Visit, Haematology, Chemistry\.$/u,
      ),
    );
    expect(sentences(study, amended)).toHaveLength(sentences(amended, study).length);
  });

  it('says conditions, forms and questions by their labels in either direction', () => {
    for (const all of [sentences(study, amended), sentences(amended, study)]) {
      expect(all.length).toBeGreaterThan(5);
      for (const sentence of all) {
        expect(sentence).not.toMatch(/&&|==|overall-response|after-closure|before-consent|out-of-window/u);
      }
      expect(all).toContainEqual(expect.stringContaining('“before consent”'));
    }
  });
});
