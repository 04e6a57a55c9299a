import { STUDY_LIMITS } from './limits.js';
import {
  countUpTo,
  listOf,
  objectOf,
  oneOf,
  positiveNumber,
  someCode,
  someDuration,
  someFlag,
  someText,
  someWords,
} from './shape.js';

/** CEL; its own limits are told by what reads it. */
export const someExpression = someText;

export const visitKind = oneOf(
  'VisitKind',
  'screening',
  'treatment',
  'assessment',
  'follow-up',
  'unscheduled',
  'common',
);

const timing = objectOf(
  'TimingDefinition',
  { relativeTo: someText, offset: someDuration('any') },
  {
    window: objectOf(null, {}, { before: someDuration('forwards'), after: someDuration('forwards') }),
    assumed: someText,
    source: someText,
  },
);

const repetitions = countUpTo(STUDY_LIMITS.repetitions);

const repeat = objectOf(
  'RepeatDefinition',
  { every: someDuration('forwards') },
  {
    count: repetitions,
    until: someText,
    untilDay: objectOf(null, { relativeTo: someText, offset: someDuration('any') }),
    while: someExpression,
    expected: repetitions,
    atMost: repetitions,
  },
);

const validity = objectOf(
  'ValidityDefinition',
  { before: someText, atMost: someDuration('forwards') },
  { assumed: someText, source: someText },
);

export const activity = objectOf(
  'FormActivity',
  { form: someText },
  {
    optional: someFlag,
    when: someExpression,
    mayPrecedeConsent: someFlag,
    repeating: someFlag,
    validFor: validity,
    assumed: someText,
    source: someText,
  },
);

const visit = objectOf(
  'VisitDefinition',
  {
    code: someCode,
    name: someWords,
    shortName: someWords,
    kind: visitKind,
    activities: listOf(activity, 100),
  },
  {
    group: someWords,
    timing,
    instant: objectOf(null, { form: someText, item: someText }),
    repeat,
    when: someExpression,
    action: someWords,
    contactModes: listOf(oneOf('ContactMode', 'on-site', 'telephone', 'home', 'other-hospital'), 4),
  },
);

const cycles = countUpTo(STUDY_LIMITS.cycles);

const cycle = objectOf(
  'CycleDefinition',
  {
    code: someCode,
    name: someWords,
    from: cycles,
    first: timing,
    next: timing,
    doseVisit: someText,
    visits: listOf(visit),
  },
  {
    count: cycles,
    while: someExpression,
    expected: cycles,
    atMost: cycles,
    when: someExpression,
    skippedDoseAnchors: someFlag,
    startsClock: oneOf(null, 'first', 'last'),
    plannedActivityGBq: positiveNumber,
    route: oneOf(null, 'intravenous', 'intra-arterial'),
  },
);

/** The shape of `EpochDefinition`. */
export const epoch = objectOf('EpochDefinition', {
  code: someCode,
  name: someWords,
  shortName: someWords,
  visits: listOf(visit),
  cycles: listOf(cycle, 100),
});
