import type { DeviationKind, PublishedStudy, StudyDefinition } from './definition.js';
import { namesOf, type Names } from './difference-names.js';
import { cycleDifferences } from './difference-of-cycles.js';
import { orderDifferences, reordered, type Ordered } from './difference-of-order.js';
import { visitDifferences } from './difference-of-visits.js';
import {
  fieldDifferences,
  type BothNames,
  type DifferentPart,
  type StudyDifference,
} from './field-differences.js';
import { text } from './words.js';

export type { StudyDifference } from './field-differences.js';

/**
 * What changed from one version of a study to the next, in sentences with pointers: visits and their timing first, then
 * cycles, their order, milestones, what conditions may use, the study itself, and the versions of forms.
 */
export function studyDifferences(before: PublishedStudy, after: PublishedStudy): readonly StudyDifference[] {
  const [old, now] = [before.definition, after.definition];
  const names: BothNames = { before: namesOf(before), after: namesOf(after) };
  const lists = (part: DifferentPart, pointer: string, was: Listed, is: Listed): readonly StudyDifference[] =>
    listDifferences(part, pointer, was, is, names);
  return [
    ...epochDifferences(old, now, names),
    ...visitDifferences(old, now, names),
    ...cycleDifferences(old, now, names),
    ...orderDifferences(old, now, names),
    ...lists('milestone', '/milestones', coded(old.milestones), coded(now.milestones)),
    ...lists('arm', '/arms', coded(old.arms), coded(now.arms)),
    ...lists('stratum', '/strata', coded(old.strata), coded(now.strata)),
    ...lists('sub-study', '/subStudies', coded(old.subStudies), coded(now.subStudies)),
    ...lists('fact', '/facts', factsOf(old, names.before), factsOf(now, names.after)),
    ...lists('derived value', '/derived', coded(old.derived ?? []), coded(now.derived ?? [])),
    ...lists('participant form', '/participantForms', byForm(old, names.before), byForm(now, names.after)),
    ...lists('deviation', '/deviations', deviationRules(old, names.before), deviationRules(now, names.after)),
    ...deviationOrder(old, now, names),
    ...lists('site', '/sites', coded(old.sites), coded(now.sites)),
    ...studyFieldDifferences(old, now, names),
    ...formVersionDifferences(before, after),
  ];
}

/** Things of one list by what tells them apart, with their name and place. */
type Listed = ReadonlyMap<string, { readonly index: number; readonly name: string; readonly value: object }>;

function coded(
  list: readonly { readonly code: string; readonly name?: Parameters<typeof text>[0] }[],
): Listed {
  return new Map(
    list.map((value, index) => [
      value.code,
      { index, name: value.name === undefined ? value.code : text(value.name), value },
    ]),
  );
}

function byForm({ participantForms }: StudyDefinition, names: Names): Listed {
  return new Map(
    participantForms.map((value, index) => [value.form, { index, name: names.form(value.form), value }]),
  );
}

/** A fact has no name of its own: it is called as the question it takes its answer from. */
function factsOf({ facts }: StudyDefinition, names: Names): Listed {
  return new Map(
    facts.map((value, index) => {
      const said = names.condition(value.code);
      const name = said === value.code ? value.code : `${said} (${value.code})`;
      return [value.code, { index, name, value }];
    }),
  );
}

const DEVIATION_WORDS: Readonly<Record<DeviationKind, string>> = {
  'before-consent': 'before consent',
  'out-of-window': 'out of window',
  'out-of-order': 'wrong order',
  missed: 'missed visit',
  'interval-too-short': 'interval too short',
  'interval-too-long': 'interval too long',
  'expired-labs': 'expired labs',
  'randomised-before-inclusion': 'randomised before inclusion',
  'randomised-twice': 'randomised twice',
  'arm-received-differs': 'another arm received',
  'after-closure': 'visit or dose after it had fallen away',
  'against-rule': 'cycle against its rule',
  'recorded-though-skipped': 'form complete in a skipped visit',
};

function deviationRules({ deviations }: StudyDefinition, names: Names): Listed {
  return new Map(
    deviations.map((value, index) => {
      const scope = [...(value.visits ?? []).map(names.thing), ...(value.kinds ?? [])].join(', ');
      const kind = `“${DEVIATION_WORDS[value.kind]}”`;
      const key = [value.kind, ...(value.visits ?? []), ...(value.kinds ?? [])].join('/');
      return [key, { index, name: scope === '' ? kind : `${kind} of ${scope}`, value }];
    }),
  );
}

/** Of the rules for one kind the first that fits decides, so that their order counts; that of the kinds does not. */
function deviationOrder(
  old: StudyDefinition,
  now: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const kinds = [...new Set(now.deviations.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = (definition: StudyDefinition): Ordered => {
      const deviations = definition.deviations.filter((rule) => rule.kind === kind);
      const rules = [...deviationRules({ ...definition, deviations }, names.after)];
      return new Map(rules.map(([key, { name }]) => [key, name]));
    };
    const what = `The rules for “${DEVIATION_WORDS[kind]}”`;
    return reordered('deviation', '/deviations', what, ofKind(old), ofKind(now));
  });
}

function listDifferences(
  part: DifferentPart,
  pointer: string,
  before: Listed,
  after: Listed,
  names: BothNames,
): readonly StudyDifference[] {
  const differences: StudyDifference[] = [];
  for (const [code, now] of after) {
    const old = before.get(code);
    const at = `${pointer}/${now.index}`;
    if (old === undefined) {
      differences.push({ change: 'added', part, pointer: at, sentence: `Adds the ${part} ${now.name}.` });
    } else {
      differences.push(...fieldDifferences(part, at, now.name, old.value, now.value, names));
    }
  }
  for (const [code, old] of before) {
    if (after.has(code)) continue;
    const at = `${pointer}/${old.index}`;
    differences.push({ change: 'removed', part, pointer: at, sentence: `Removes the ${part} ${old.name}.` });
  }
  return differences;
}

function epochDifferences(
  old: StudyDefinition,
  now: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const plain = ({ epochs }: StudyDefinition): Listed =>
    coded(epochs.map(({ code, name, shortName }) => ({ code, name, shortName })));
  return listDifferences('epoch', '/epochs', plain(old), plain(now), names);
}

/** What the lists do not hold; the version itself and the amendment's own words are no change of the protocol. */
function studyFieldDifferences(
  old: StudyDefinition,
  now: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const lists = [
    'version',
    'amendment',
    'epochs',
    'milestones',
    'arms',
    'strata',
    'subStudies',
    'facts',
    'derived',
    'participantForms',
    'deviations',
    'sites',
    'forms',
    'sources',
  ];
  return fieldDifferences('study', '', now.name, old, now, names, lists);
}

function formVersionDifferences(before: PublishedStudy, after: PublishedStudy): readonly StudyDifference[] {
  const [old, now] = [before.definition.forms, after.definition.forms];
  const nameOf = (code: string): string => {
    const form = after.forms[code] ?? before.forms[code];
    return form === undefined ? code : text(form.name);
  };
  const codes = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return codes.flatMap((code): StudyDifference[] => {
    const [was, is] = [old[code], now[code]];
    if (was === is) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    const sentence =
      was === undefined
        ? `Adds the form ${nameOf(code)}, version ${is ?? ''}.`
        : is === undefined
          ? `Removes the form ${nameOf(code)}.`
          : `The form ${nameOf(code)} goes from version ${was} to version ${is}.`;
    return [{ change, part: 'form', pointer: `/forms/${code}`, sentence }];
  });
}
