import { someExpression, visitKind } from './visit-shape.js';
import { listOf, objectOf, oneOf, recordOf, someFlag, someName, someText, someWords } from './shape.js';

const milestoneKind = oneOf(
  'MilestoneKind',
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
  'MilestoneClosure',
  { epochs: listOf(someText, 100), reason: someWords },
  { kinds: listOf(visitKind, 10), when: someExpression },
);

/** The shape of `MilestoneDefinition`. */
export const milestone = objectOf(
  'MilestoneDefinition',
  { code: someName, kind: milestoneKind, name: someWords, form: someText, day: someText },
  {
    visits: listOf(someText, 200),
    outsideVisits: someFlag,
    repeatable: someFlag,
    sets: recordOf(someText, 50),
    when: someExpression,
    against: objectOf(null, { when: someExpression, reason: someWords }),
    writes: recordOf(someText, 50),
    closes: listOf(closure, 50),
    source: someText,
  },
);
