import { readdirSync } from 'node:fs';
import { requireCalendarDay } from '../../calendar/calendar-day.js';
import { compileStudy, type CompiledStudy } from '../../study/compile.js';
import { readStudy } from '../../study/reader.js';
import { changedSeed } from '../../study/spec-support/changed.js';
import { seededLibrary } from '../../study/spec-support/library.js';
import type { SchedulePlan } from '../types.js';
import { planAcrossVersions, type VersionInForce } from '../versions.js';
import { readSeed } from './reluth.js';
import { scenarioRecords, visitKey, type ExpectedVisit, type Scenario } from './scenario.js';

/** The scenarios worked by hand for one study, in the order of their files. */
export function seededScenarios(study: string): readonly Scenario[] {
  const folder = `expected/${study}/`;
  const files = readdirSync(new URL(`../../../../seeds/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((name) => readSeed(`${folder}${name}`) as Scenario);
}

/** A seeded study as it is published, with whatever an amendment changes. */
export function compiledSeed(study: string, changes: Readonly<Record<string, unknown>> = {}): CompiledStudy {
  const reading = readStudy(changedSeed(study, Object.entries(changes)), seededLibrary());
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2));
  return compileStudy(reading.study);
}

/** Checks every line of every scenario of a study, and that no deviation is found besides those expected. */
export function checkScenarios(code: string): void {
  const study = compiledSeed(code);
  describe.each(seededScenarios(code).map((scenario) => [scenario.title, scenario] as const))(
    '%s',
    (_title, scenario) => {
      const plan = planOf(study, scenario);

      it.each(scenario.expect.map((line) => [line.visit, line.why, line] as const))(
        'places %s: %s',
        (_visit, _why, line) => {
          expect(actualLine(plan, line)).toEqual(expectedLine(line));
        },
      );

      it('finds the deviations worked by hand and no others', () => {
        const found = plan.deviations.map(({ causeKey, days }) => ({ key: causeKey, days }));
        const expected = scenario.deviations.map(({ key, days }) => ({ key, days }));
        expect(found.sort(byKey)).toEqual([...expected].sort(byKey));
      });

      if (scenario.transfer === undefined) return;
      it('moves no date by going on elsewhere', () => {
        const { transfer: _transfer, ...stayed } = scenario;
        expect(JSON.stringify(plan)).toBe(JSON.stringify(planOf(study, stayed)));
      });
    },
  );
}

function planOf(study: CompiledStudy, scenario: Scenario): SchedulePlan {
  const { amendment, transfer, timeZone } = scenario;
  const site = study.definition.sites.find(({ code }) => code === transfer?.to);
  if (transfer !== undefined && site === undefined) throw new RangeError(`no site ${transfer.to}`);
  const records = scenarioRecords(study, { ...scenario, timeZone: site?.timeZone ?? timeZone });
  const versions: VersionInForce[] = [{ id: 'first', study, from: null }];
  if (amendment !== undefined) {
    const { on, version, changes } = amendment;
    const amended = compiledSeed(study.definition.code, { ...changes, '/version': version });
    versions.push({ id: 'amended', study: amended, from: requireCalendarDay(on) });
  }
  return planAcrossVersions(versions, records).plan;
}

function actualLine(plan: SchedulePlan, expected: ExpectedVisit): unknown {
  const key = visitKey(expected.visit);
  const visit = plan.visits.find(
    ({ code, cycle, repetition }) =>
      code === key.code && cycle === key.cycle && repetition === key.repetition,
  );
  if (visit === undefined) return 'not in the plan';
  const asked = Object.keys(expected).filter((name) => !['visit', 'why', 'absent'].includes(name));
  const told = { ...visit, asked: visit.forms.map(({ form }) => form) };
  return Object.fromEntries(Object.entries(told).filter(([name]) => asked.includes(name)));
}

function expectedLine({ visit: _visit, why: _why, absent, ...fields }: ExpectedVisit): unknown {
  return absent === true ? 'not in the plan' : fields;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key.localeCompare(b.key);
}
