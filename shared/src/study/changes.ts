import { sameJson } from '../forms/diff.js';
import type { PublishedStudy } from './definition.js';

/** A part of a study that one version has otherwise than the one before. */
export interface StudyChange {
  readonly part: StudyPart;
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Which of its fields differ; empty unless it changed. */
  readonly fields: readonly string[];
}

export type StudyPart =
  | 'study'
  | 'site'
  | 'arm'
  | 'stratum'
  | 'sub-study'
  | 'fact'
  | 'derived'
  | 'milestone'
  | 'epoch'
  | 'cycles'
  | 'visit'
  | 'form';

type Part = Readonly<Record<string, unknown>>;

/** What a later version adds, removes and changes, part by part in the order of the definition. */
export function studyChanges(before: PublishedStudy, after: PublishedStudy): readonly StudyChange[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return (Object.keys(now) as StudyPart[]).flatMap((part) => partChanges(part, old[part], now[part]));
}

function partChanges(
  part: StudyPart,
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): readonly StudyChange[] {
  const added = [...after].flatMap(([code, now]): StudyChange[] => {
    const old = before.get(code);
    if (old === undefined) return [{ part, code, change: 'added', fields: [] }];
    const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    const changed = fields.filter((field) => !sameJson(old[field] ?? null, now[field] ?? null));
    return changed.length === 0 ? [] : [{ part, code, change: 'changed', fields: changed }];
  });
  const removed = [...before.keys()]
    .filter((code) => !after.has(code))
    .map((code): StudyChange => ({ part, code, change: 'removed', fields: [] }));
  return [...added, ...removed];
}

function partsOf({
  definition,
  forms,
}: PublishedStudy): Readonly<Record<StudyPart, ReadonlyMap<string, Part>>> {
  const { sites, arms, strata, subStudies, facts, derived, milestones, epochs, ...rest } = definition;
  const { version: _version, amendment: _amendment, forms: _versions, ...study } = rest;
  const cycles = epochs.flatMap((epoch) => epoch.cycles);
  const visits = epochs.flatMap((epoch) => [
    ...epoch.cycles.flatMap((cycle) =>
      cycle.visits.map((visit) => [`${visit.code} (${cycle.code}${cycle.from})`, visit] as const),
    ),
    ...epoch.visits.map((visit) => [visit.code, visit] as const),
  ]);
  return {
    study: new Map([[definition.code, study]]),
    site: byCode(sites),
    arm: byCode(arms),
    stratum: byCode(strata),
    'sub-study': byCode(subStudies),
    fact: byCode(facts),
    derived: byCode(derived ?? []),
    milestone: byCode(milestones),
    epoch: new Map(epochs.map(({ code, name, shortName }) => [code, { name, shortName }])),
    cycles: new Map(cycles.map(({ visits: _visits, ...cycle }) => [`${cycle.code}${cycle.from}`, cycle])),
    visit: new Map(visits.map(([code, visit]) => [code, { ...visit }])),
    form: new Map(Object.entries(forms).map(([code, form]) => [code, { ...form }])),
  };
}

function byCode(parts: readonly { readonly code: string }[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [part.code, { ...part }]));
}
