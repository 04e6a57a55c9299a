import type { PublishedStudy, StudyDefinition } from './definition.js';
import { cycleDifferences } from './difference-of-cycles.js';
import { visitDifferences } from './difference-of-visits.js';
import { fieldDifferences, type DifferentPart, type StudyDifference } from './field-differences.js';
import { text } from './words.js';

export type { StudyDifference } from './field-differences.js';

/**
 * What changed from one version of a study to the next, in sentences with pointers: visits and their timing first, then
 * cycles, milestones, what conditions may use, the study itself, and the versions of forms.
 */
export function studyDifferences(before: PublishedStudy, after: PublishedStudy): readonly StudyDifference[] {
  const [old, now] = [before.definition, after.definition];
  return [
    ...epochDifferences(old, now),
    ...visitDifferences(old, now),
    ...cycleDifferences(old, now),
    ...listDifferences('milestone', '/milestones', coded(old.milestones), coded(now.milestones)),
    ...listDifferences('arm', '/arms', coded(old.arms), coded(now.arms)),
    ...listDifferences('stratum', '/strata', coded(old.strata), coded(now.strata)),
    ...listDifferences('sub-study', '/subStudies', coded(old.subStudies), coded(now.subStudies)),
    ...listDifferences('fact', '/facts', coded(old.facts), coded(now.facts)),
    ...listDifferences('derived value', '/derived', coded(old.derived ?? []), coded(now.derived ?? [])),
    ...listDifferences('participant form', '/participantForms', byForm(old), byForm(now)),
    ...listDifferences('deviation', '/deviations', deviationRules(old), deviationRules(now)),
    ...listDifferences('site', '/sites', coded(old.sites), coded(now.sites)),
    ...studyFieldDifferences(old, now),
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

function byForm({ participantForms }: StudyDefinition): Listed {
  return new Map(participantForms.map((value, index) => [value.form, { index, name: value.form, value }]));
}

function deviationRules({ deviations }: StudyDefinition): Listed {
  return new Map(
    deviations.map((value, index) => {
      const scope = [...(value.visits ?? []), ...(value.kinds ?? [])].join(', ');
      const name = scope === '' ? value.kind : `${value.kind} of ${scope}`;
      return [name, { index, name, value }];
    }),
  );
}

function listDifferences(
  part: DifferentPart,
  pointer: string,
  before: Listed,
  after: Listed,
): readonly StudyDifference[] {
  const differences: StudyDifference[] = [];
  for (const [code, now] of after) {
    const old = before.get(code);
    const at = `${pointer}/${now.index}`;
    if (old === undefined) {
      differences.push({ change: 'added', part, pointer: at, sentence: `Adds the ${part} ${now.name}.` });
    } else {
      differences.push(...fieldDifferences(part, at, now.name, old.value, now.value));
    }
  }
  for (const [code, old] of before) {
    if (after.has(code)) continue;
    const at = `${pointer}/${old.index}`;
    differences.push({ change: 'removed', part, pointer: at, sentence: `Removes the ${part} ${old.name}.` });
  }
  return differences;
}

function epochDifferences(old: StudyDefinition, now: StudyDefinition): readonly StudyDifference[] {
  const plain = ({ epochs }: StudyDefinition): Listed =>
    coded(epochs.map(({ code, name, shortName }) => ({ code, name, shortName })));
  return listDifferences('epoch', '/epochs', plain(old), plain(now));
}

/** What the lists do not hold; the version itself and the amendment's own words are no change of the protocol. */
function studyFieldDifferences(old: StudyDefinition, now: StudyDefinition): readonly StudyDifference[] {
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
  return fieldDifferences('study', '', now.name, old, now, lists);
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
