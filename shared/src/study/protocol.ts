import { conditionWords, itemConditionWords } from './condition-words.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import {
  anchorNames,
  doseTimings,
  plainName,
  plainShortName,
  protocolTiming,
  repeatSentence,
} from './protocol-timing.js';
import type {
  ProtocolActivity,
  ProtocolMilestone,
  ProtocolPart,
  ProtocolReconsent,
  ProtocolTiming,
  ProtocolVisit,
  StudyProtocol,
} from './protocol-types.js';
import { visitPlaces } from './references.js';
import { durationTextWords } from './timing-words.js';
import type { CycleDefinition, EpochDefinition, FormActivity, VisitDefinition } from './visit-definition.js';
import { text } from './words.js';

/** What the sentences of one study are made with. */
interface Telling {
  readonly condition: (text: string) => string;
  readonly anchor: (relativeTo: string) => string;
}

/** A published version as people read it: every name, timing and condition in words. */
export function studyProtocol(study: PublishedStudy): StudyProtocol {
  const { definition, forms } = study;
  const telling: Telling = { condition: conditionWords(study), anchor: anchorNames(definition) };
  const { code, version, name, title, registrations, ctcae, radionuclide, amendment, sources } = definition;
  return {
    ...{ code, version, name, title: text(title), registrations, ctcae, radionuclide },
    amendment: amendment === undefined ? null : text(amendment.summary),
    reconsent: reconsentOf(definition),
    sources: Object.entries(sources).map(([key, words]) => ({ key, words })),
    sites: definition.sites.map((site) => ({ code: site.code, name: site.name, city: site.city })),
    arms: definition.arms.map((arm) => ({
      name: text(arm.name),
      groups: (arm.groups ?? []).map((group) => ({
        name: text(group.name),
        when: telling.condition(group.when),
      })),
    })),
    strata: definition.strata.map((stratum) => ({
      name: text(stratum.name),
      levels: stratum.levels.map((level) => text(level.name)),
      assumed: stratum.assumed ?? null,
    })),
    subStudies: definition.subStudies.map((sub) => ({
      name: text(sub.name),
      member: telling.condition(sub.member),
    })),
    derived: (definition.derived ?? []).map((one) => ({
      name: text(one.name),
      unit: one.unit,
      assumed: one.assumed ?? null,
    })),
    milestones: definition.milestones.map((one) => milestone(one, study)),
    parts: definition.epochs.flatMap((epoch) => partsOf(epoch, telling)),
    forms: Object.entries(definition.forms).map(([form, formVersion]) => ({
      code: form,
      name: forms[form] === undefined ? form : text(forms[form].name),
      version: formVersion,
    })),
  };
}

/** Visits that are counted from the change of version and carry a consent. */
function reconsentOf(definition: StudyDefinition): readonly ProtocolReconsent[] {
  const consents = definition.milestones.filter(({ kind }) => kind === 'consent').map(({ form }) => form);
  return visitPlaces(definition)
    .map(({ visit }) => visit)
    .filter(({ timing, activities }) => {
      const asksConsent = activities.some(({ form }) => consents.includes(form));
      return timing?.relativeTo === 'amendment' && asksConsent;
    })
    .map((visit) => ({ code: visit.code, name: plainName(visit) }));
}

function milestone(
  { name, form, closes = [] }: MilestoneDefinition,
  { definition, forms }: PublishedStudy,
): ProtocolMilestone {
  const epochName = (code: string): string => {
    const epoch = definition.epochs.find((candidate) => candidate.code === code);
    return epoch === undefined ? code : text(epoch.name);
  };
  return {
    name: text(name),
    form,
    closes: closes.map((closure) => ({
      epochs: closure.epochs.includes('*') ? [] : closure.epochs.map(epochName),
      kinds: closure.kinds ?? null,
      when: closure.when === undefined ? null : itemConditionWords(forms[form], closure.when),
      reason: text(closure.reason),
    })),
  };
}

function partsOf(epoch: EpochDefinition, telling: Telling): readonly ProtocolPart[] {
  const cycles = epoch.cycles.map((group) => cyclePart(epoch, group, telling));
  if (epoch.visits.length === 0) return cycles;
  const outside: ProtocolPart = {
    key: epoch.code,
    epoch: text(epoch.name),
    name: text(epoch.name),
    shortName: text(epoch.shortName),
    when: null,
    rule: null,
    plannedActivityGBq: null,
    route: null,
    visits: epoch.visits.map((visit) => protocolVisit(visit, null, telling)),
  };
  return [...cycles, outside];
}

function cyclePart(epoch: EpochDefinition, group: CycleDefinition, telling: Telling): ProtocolPart {
  const { code, from, count, when, atMost, visits } = group;
  const most = atMost === undefined ? '' : `; at most ${atMost}`;
  const name = cycleNumbers(from, count ?? null);
  return {
    key: `${epoch.code}-${code}-${visits[0]?.code ?? from}`,
    epoch: text(epoch.name),
    name,
    shortName: name,
    when: when === undefined ? null : telling.condition(when),
    rule: group.while === undefined ? null : `as long as ${telling.condition(group.while)}${most}`,
    plannedActivityGBq: group.plannedActivityGBq ?? null,
    route: group.route ?? null,
    visits: visits.map((visit) => protocolVisit(visit, group, telling)),
  };
}

function cycleNumbers(from: number, count: number | null): string {
  if (count === null) return `Cycles from ${from} on`;
  if (count === 1) return `Cycle ${from}`;
  return `Cycles ${from} ${count === 2 ? 'and' : 'to'} ${from + count - 1}`;
}

function protocolVisit(
  visit: VisitDefinition,
  group: CycleDefinition | null,
  telling: Telling,
): ProtocolVisit {
  const { code, kind, repeat, when, activities } = visit;
  return {
    code,
    name: plainName(visit),
    shortName: plainShortName(visit),
    kind,
    timings: timingsOf(visit, group, telling),
    repeat: repeat === undefined ? null : repeatSentence(repeat, telling.anchor, telling.condition),
    when: when === undefined ? null : telling.condition(when),
    activities: activities.map((one) => activity(one, telling)),
  };
}

function timingsOf(
  visit: VisitDefinition,
  group: CycleDefinition | null,
  { anchor }: Telling,
): readonly ProtocolTiming[] {
  if (group !== null && visit.code === group.doseVisit) return doseTimings(group, anchor);
  return visit.timing === undefined ? [] : [protocolTiming(visit.timing, anchor)];
}

function activity(
  { form, optional, when, validFor, assumed }: FormActivity,
  telling: Telling,
): ProtocolActivity {
  return {
    form,
    optional: optional === true,
    when: when === undefined ? null : telling.condition(when),
    validity:
      validFor === undefined
        ? null
        : `counts when at most ${durationTextWords(validFor.atMost)} old at ${telling.anchor(validFor.before)}`,
    assumed: assumed ?? validFor?.assumed ?? null,
  };
}
