import type { FormDefinition } from '../forms/definition.js';
import { definitionShape } from './definition-shape.js';
import type { PublishedStudy, StudyDefinition } from './definition.js';
import { fault, gathered, type StudyFault } from './faults.js';
import { resolveForms, type FormFile } from './form-library.js';
import { isDeeperThan } from './json-depth.js';
import { jsonTextFaults } from './json-text.js';
import { STUDY_LIMITS } from './limits.js';
import { lintStudy } from './lint.js';
import { sizeFaults } from './lint-size.js';
import { isBeside, mended } from './mended.js';
import { usedForms } from './references.js';
import { shapeFaults } from './shape-faults.js';

export type { StudyFault } from './faults.js';
export type { FormFile } from './form-library.js';

export type StudyReading =
  | { readonly ok: true; readonly study: PublishedStudy; readonly warnings: readonly StudyFault[] }
  /** Faults, and after them what else is doubtful. */
  | { readonly ok: false; readonly faults: readonly StudyFault[] };

/**
 * Reads a study definition from outside. Answers with every fault at once, each with its JSON pointer; never throws,
 * whatever the JSON, and takes no longer than `STUDY_LIMITS` allow.
 *
 * @param library - the form library; only the versions the study names are published with it
 */
export function readStudy(json: unknown, library: readonly FormFile[]): StudyReading {
  if (isDeeperThan(json, STUDY_LIMITS.depth)) {
    return refused([fault('', `The definition is nested more than ${STUDY_LIMITS.depth} deep`)]);
  }
  // References cannot be followed through a broken shape, nor lists walked that have no end.
  const early = gathered(shapeFaults(json, definitionShape), STUDY_LIMITS.faults).faults;
  if (!isDefinition(json, early)) return refused([...early, ...faultsBesides(json, early, library)]);
  const tooLarge = sizeFaults(json);
  if (tooLarge.length > 0) return refused(tooLarge);
  const { forms, faults: ofForms } = resolveForms(json.forms, library);
  const { faults, warnings } = gathered(chained(ofForms, lintStudy(json, forms)), STUDY_LIMITS.faults);
  if (faults.length > 0) return refused([...faults, ...warnings]);
  return { ok: true, study: { definition: json, forms: publishedForms(json, forms) }, warnings };
}

/**
 * What else is wrong with a definition that has slips of shape, as far as it can be told without them: those who mend
 * the slips should not be told of the next fault only then.
 */
function faultsBesides(
  json: unknown,
  slips: readonly StudyFault[],
  library: readonly FormFile[],
): readonly StudyFault[] {
  if (slips.length >= STUDY_LIMITS.faults) return [];
  const value = mended(json, definitionShape)?.value ?? null;
  if (!isDefinition(value, gathered(shapeFaults(value, definitionShape), 1).faults))
    return faultsOfForms(json, STUDY_LIMITS.faults - slips.length, library);
  if (sizeFaults(value).length > 0) return [];
  const pointers = slips.map(({ pointer }) => pointer);
  const { forms, faults: ofForms } = resolveForms(value.forms, library);
  const { faults } = gathered(chained(ofForms, lintStudy(value, forms)), STUDY_LIMITS.faults - slips.length);
  return faults.filter(({ pointer }) => !isBeside(pointer, pointers));
}

/** What is wrong with the forms named, told even where the rest cannot be mended; nothing unless each names a version. */
function faultsOfForms(json: unknown, most: number, library: readonly FormFile[]): readonly StudyFault[] {
  if (typeof json !== 'object' || json === null || !('forms' in json)) return [];
  const { forms } = json;
  if (!isNamingVersions(forms) || Object.keys(forms).length > STUDY_LIMITS.activities) return [];
  return gathered(resolveForms(forms, library).faults, most).faults;
}

function isNamingVersions(forms: unknown): forms is Readonly<Record<string, string>> {
  return (
    typeof forms === 'object' &&
    forms !== null &&
    !Array.isArray(forms) &&
    Object.values(forms).every((version) => typeof version === 'string' && version !== '')
  );
}

/** One after the other; the second is not begun before it is asked for. */
function* chained<T>(first: Iterable<T>, second: Iterable<T>): Generator<T, void, undefined> {
  yield* first;
  yield* second;
}

function refused(faults: readonly StudyFault[]): StudyReading {
  return { ok: false, faults };
}

/** Reads the text of a definition's file. Refuses one that is too long before anything else is done with it. */
export function readStudyText(text: string, library: readonly FormFile[]): StudyReading {
  // A character is at least one byte; whoever has the bytes counts them before they become text.
  if (text.length > STUDY_LIMITS.bytes) return refused([tooLong()]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused([fault('', `The file is not JSON: ${error.message}`)]);
  }
  const { faults } = gathered(jsonTextFaults(text, STUDY_LIMITS.depth), STUDY_LIMITS.faults);
  const reading = readStudy(json, library);
  if (faults.length === 0) return reading;
  return refused([...faults, ...(reading.ok ? reading.warnings : reading.faults)]);
}

/** What is said of a definition that is too long to be read. */
export function tooLong(): StudyFault {
  return fault(
    '',
    `The definition is longer than ${STUDY_LIMITS.bytes / 1024 / 1024} MB, the most that is read`,
  );
}

function publishedForms(
  definition: StudyDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): Readonly<Record<string, FormDefinition>> {
  const used = usedForms(definition);
  return Object.fromEntries([...forms].filter(([code]) => used.has(code)));
}

function isDefinition(json: unknown, shapeFaults: readonly StudyFault[]): json is StudyDefinition {
  return shapeFaults.length === 0 && json !== null;
}
