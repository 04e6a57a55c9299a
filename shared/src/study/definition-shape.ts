import {
  listOf,
  nullable,
  objectOf,
  oneOf,
  positiveNumber,
  recordOf,
  someDuration,
  someFlag,
  someText,
  someWords,
  wholeNumber,
} from './shape.js';

const level = objectOf({ code: someText, name: someWords });
const site = objectOf({
  code: someText,
  name: someText,
  city: someText,
  country: someText,
  timeZone: someText,
});
const group = objectOf({ code: someText, name: someWords, when: someText }, { source: someText });
const arm = objectOf(
  { code: someText, name: someWords, shortName: someWords },
  { groups: listOf(group), source: someText },
);
const stratum = objectOf({ code: someText, name: someWords, levels: listOf(level) }, { source: someText });
const subStudy = objectOf({ code: someText, name: someWords, member: someText }, { source: someText });

const fact = objectOf(
  { code: someText, type: oneOf('text', 'number', 'yes-no', 'day'), form: someText, item: someText },
  { visit: someText },
);

const derivedFact = objectOf(
  {
    code: someText,
    name: someWords,
    unit: someText,
    kind: oneOf('sum', 'latest'),
    form: someText,
    item: someText,
  },
  { projected: someText, timesPlannedActivity: someFlag, assumed: someText, source: someText },
);

const roles = objectOf(
  {
    visit: objectOf({ form: someText, day: someText, place: someText, mode: someText }),
    administration: objectOf(
      { form: someText, start: someText, given: someText },
      { end: someText, clock: oneOf('start', 'end') },
    ),
  },
  { allocation: objectOf({ arm: someText }, { received: someText }) },
);

const visitKind = oneOf('screening', 'treatment', 'assessment', 'follow-up', 'unscheduled', 'common');

const milestoneKind = oneOf(
  'consent',
  'inclusion',
  'screen-failure',
  'randomisation',
  'gate-failure',
  'end-of-treatment',
  'progression',
  'crossover',
  'pregnancy',
  'withdrawal',
  'lost-to-follow-up',
  'death',
);

const closure = objectOf(
  { epochs: listOf(someText), reason: someWords },
  { kinds: listOf(visitKind), when: someText },
);

const milestone = objectOf(
  { code: someText, kind: milestoneKind, name: someWords, form: someText, day: someText },
  {
    visits: listOf(someText),
    repeatable: someFlag,
    sets: recordOf(someText),
    when: someText,
    writes: recordOf(someText),
    closes: listOf(closure),
    source: someText,
  },
);

const timing = objectOf(
  { relativeTo: someText, offset: someDuration('any') },
  {
    window: objectOf({}, { before: someDuration('forwards'), after: someDuration('forwards') }),
    assumed: someText,
    source: someText,
  },
);

const repeat = objectOf(
  { every: someDuration('forwards') },
  {
    count: wholeNumber(1),
    until: someText,
    untilDay: objectOf({ relativeTo: someText, offset: someDuration('any') }),
    while: someText,
    expected: wholeNumber(1),
    atMost: wholeNumber(1),
  },
);

const validity = objectOf(
  { before: someText, atMost: someDuration('forwards') },
  { assumed: someText, source: someText },
);

const activity = objectOf(
  { form: someText },
  {
    optional: someFlag,
    when: someText,
    mayPrecedeConsent: someFlag,
    repeating: someFlag,
    validFor: validity,
  },
);

const visit = objectOf(
  { code: someText, name: someWords, shortName: someWords, kind: visitKind, activities: listOf(activity) },
  { group: someWords, timing, repeat, when: someText, action: someWords },
);

const cycle = objectOf(
  {
    code: someText,
    name: someWords,
    from: wholeNumber(1),
    first: timing,
    next: timing,
    doseVisit: someText,
    visits: listOf(visit),
  },
  {
    count: wholeNumber(1),
    while: someText,
    expected: wholeNumber(1),
    atMost: wholeNumber(1),
    when: someText,
    skippedDoseAnchors: someFlag,
    startsClock: oneOf('first', 'last'),
    plannedActivityGBq: positiveNumber,
    route: oneOf('intravenous', 'intra-arterial'),
  },
);

const epoch = objectOf({
  code: someText,
  name: someWords,
  shortName: someWords,
  visits: listOf(visit),
  cycles: listOf(cycle),
});

const deviationKind = oneOf(
  'before-consent',
  'out-of-window',
  'out-of-order',
  'missed',
  'interval-too-short',
  'interval-too-long',
  'expired-labs',
  'randomised-before-inclusion',
  'randomised-twice',
  'arm-received-differs',
  'after-closure',
  'against-rule',
);

/** The shape of `StudyDefinition`; what its parts mean together is the linter's matter. */
export const definitionShape = objectOf(
  {
    format: oneOf('lutetia-study/1'),
    code: someText,
    version: someText,
    name: someText,
    title: someWords,
    registrations: listOf(someText),
    ctcae: oneOf('5.0', '6.0'),
    radionuclide: nullable(someText),
    sources: recordOf(someText),
    sites: listOf(site),
    arms: listOf(arm),
    strata: listOf(stratum),
    subStudies: listOf(subStudy),
    facts: listOf(fact),
    roles,
    milestones: listOf(milestone),
    epochs: listOf(epoch),
    participantForms: listOf(activity),
    deviations: listOf(
      objectOf(
        { kind: deviationKind, important: someFlag },
        { visits: listOf(someText), kinds: listOf(visitKind), source: someText },
      ),
    ),
    forms: recordOf(someText),
  },
  {
    amendment: objectOf({ summary: someWords }, { source: someText }),
    derived: listOf(derivedFact),
    preferredUnits: recordOf(someText),
  },
);
