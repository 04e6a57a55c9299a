import { STUDY_LIMITS } from './limits.js';
import { milestone } from './milestone-shape.js';
import { activity, epoch, someExpression, visitKind } from './visit-shape.js';
import {
  countUpTo,
  listOf,
  nullable,
  objectOf,
  oneOf,
  recordOf,
  someCode,
  someCountry,
  someFlag,
  someName,
  someSlug,
  someText,
  someWords,
} from './shape.js';

const level = objectOf(null, { code: someCode, name: someWords });
const site = objectOf('SiteDefinition', {
  code: someCode,
  name: someText,
  city: someText,
  country: someCountry,
  timeZone: someText,
});
const group = objectOf(
  'GroupDefinition',
  { code: someCode, name: someWords, when: someExpression },
  { source: someText },
);
const arm = objectOf(
  'ArmDefinition',
  { code: someCode, name: someWords, shortName: someWords },
  { groups: listOf(group, 20), source: someText },
);
const stratum = objectOf(
  'StratumDefinition',
  { code: someCode, name: someWords, levels: listOf(level, 50) },
  { assumed: someText, source: someText },
);
const subStudy = objectOf(
  'SubStudyDefinition',
  { code: someCode, name: someWords, member: someExpression },
  { source: someText },
);

const fact = objectOf(
  'FactDefinition',
  {
    code: someName,
    type: oneOf('FactType', 'text', 'number', 'yes-no', 'day'),
    form: someText,
    item: someText,
  },
  { visit: someText, cycle: countUpTo(STUDY_LIMITS.cycles), take: oneOf(null, 'latest', 'any') },
);

const derivedFact = objectOf(
  'DerivedFactDefinition',
  {
    code: someName,
    name: someWords,
    unit: someText,
    kind: oneOf(null, 'sum', 'latest'),
    form: someText,
    item: someText,
  },
  { projected: someText, timesPlannedActivity: someFlag, assumed: someText, source: someText },
);

const decisionAct = objectOf(
  'DecisionAct',
  { answer: someText, act: oneOf(null, 'delay', 'skip', 'milestone') },
  {
    milestone: someText,
    reason: objectOf(null, { item: someText, codes: recordOf(someText, 100) }),
    details: someText,
  },
);

const decision = objectOf(
  'DecisionRole',
  { form: someText, item: someText },
  { day: someText, reason: someText, details: someText, leadsTo: listOf(decisionAct, 20) },
);

const roles = objectOf(
  'FormRoles',
  {
    visit: objectOf(null, { form: someText, day: someText, place: someText, mode: someText }),
    administration: objectOf(
      null,
      { form: someText, start: someText, given: someExpression },
      { end: someText, clock: oneOf(null, 'start', 'end'), interrupted: someExpression },
    ),
  },
  {
    decision,
    allocation: objectOf(null, { arm: someText }, { received: someText }),
  },
);

const deviationKind = oneOf(
  'DeviationKind',
  'before-consent',
  'out-of-window',
  'out-of-order',
  'missed',
  'recorded-though-skipped',
  'interval-too-short',
  'interval-too-long',
  'expired-labs',
  'randomised-before-inclusion',
  'randomised-twice',
  'arm-received-differs',
  'after-closure',
  'against-rule',
);

const deviation = objectOf(
  'DeviationRule',
  { kind: deviationKind, important: someFlag },
  { visits: listOf(someText, 200), kinds: listOf(visitKind, 10), source: someText },
);

const amendment = objectOf('AmendmentDefinition', { summary: someWords }, { source: someText });

/** The shape of `StudyDefinition`; what its parts mean together is the linter's matter. */
export const definitionShape = objectOf(
  'StudyDefinition',
  {
    format: oneOf(null, 'lutetia-study/1'),
    code: someSlug,
    version: someCode,
    name: someText,
    title: someWords,
    registrations: listOf(someText, 50),
    ctcae: oneOf(null, '5.0', '6.0'),
    radionuclide: nullable(someText),
    sources: recordOf(someText),
    sites: listOf(site),
    arms: listOf(arm, 50),
    strata: listOf(stratum, 50),
    subStudies: listOf(subStudy, 50),
    facts: listOf(fact, 500),
    roles,
    milestones: listOf(milestone, 200),
    epochs: listOf(epoch, 100),
    participantForms: listOf(activity, 200),
    deviations: listOf(deviation, 200),
    forms: recordOf(someText),
  },
  {
    amendment,
    derived: listOf(derivedFact, 100),
    preferredUnits: recordOf(someText),
  },
);
