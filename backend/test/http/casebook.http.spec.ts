import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { withTrialApp } from '../support/trial-app.js';
import { around, type Stop, type TrialCasebook } from './casebook/answers.js';
import { begin, fillStop } from './casebook/filling.js';
import { LUMEN_1 } from './casebook/lumen-1.js';
import { MSK_IA } from './casebook/msk-ia.js';
import { RELUTH } from './casebook/reluth.js';
import { START_NET } from './casebook/start-net.js';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
const seed = (file: string): unknown => JSON.parse(readFileSync(path.join(SEEDS, file), 'utf8'));
const library = readdirSync(path.join(SEEDS, 'forms')).map((file) => seed(`forms/${file}`) as FormDefinition);

/** The forms of a study in the versions it asks for. */
function formsOf(study: string): readonly FormDefinition[] {
  const { forms } = seed(`studies/${study}/study.json`) as { forms: Readonly<Record<string, string>> };
  return Object.entries(forms).map(([code, version]) => {
    const form = library.find((one) => one.code === code && one.version === version);
    if (form === undefined) throw new Error(`no version ${version} of ${code}`);
    return form;
  });
}

function stopsOf({ courses }: TrialCasebook): [string, number, Stop][] {
  return courses.flatMap((stops, course) =>
    stops.map((stop): [string, number, Stop] => {
      const [code, cycle = 0] = stop.visit ?? ['participant'];
      return [
        `${course + 1}: ${code}${cycle === 0 ? '' : ` ${cycle}`}, ${stop.forms.join(', ')}`,
        course,
        stop,
      ];
    }),
  );
}

describe.each([RELUTH, START_NET, LUMEN_1, MSK_IA].map((trial) => [trial.study, trial] as const))(
  'the casebook of %s',
  (study, trial) => {
    const running = withTrialApp(trial);
    const participants = new Map<number, Promise<string>>();

    it.each(stopsOf(trial))('is filled in, wrong and right, in course %s', async (_, course, stop) => {
      const nurse = await running().as('nurse');
      const id = participants.get(course) ?? begin(nurse, trial, trial.courses[course] ?? []);
      participants.set(course, id);
      // The decision on a cycle is the investigator's to complete.
      const person = stop.forms.includes('treatment-decision') ? await running().as('investigator') : nurse;
      const { found, expected } = await fillStop(person, trial, await id, stop);
      expect(found).toEqual(expected);
    });

    it('is filled in whole: every form of the trial, and so that every check of it fires', () => {
      const filled = new Set(trial.courses.flat().flatMap(({ forms }) => forms));
      const silent = formsOf(study).flatMap(({ code, checks }) => {
        if (!filled.has(code)) return [code];
        const stops = trial.courses.flat();
        const told = [
          trial.answers,
          ...stops.flatMap(({ answers = {}, secondParts = {} }) => [answers, secondParts]),
        ];
        const at = around('2026-01-05', trial.timeZone);
        const fired = new Set(
          told.flatMap((answers) => answers[code]?.wrong?.(at) ?? []).flatMap(([, ...fires]) => fires),
        );
        return checks.filter((check) => !fired.has(check.code)).map((check) => `${code}: ${check.code}`);
      });
      expect(silent).toEqual(trial.neverFires ?? []);
    });
  },
);
