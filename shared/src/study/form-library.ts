import { nearestName } from '../expressions/nearest-name.js';
import type { FormDefinition } from '../forms/definition.js';
import { canonicalJson } from '../forms/diff.js';
import type { FormFault } from '../forms/form-fault.js';
import { lintForm } from '../forms/lint.js';
import { below, fault, warning, type StudyFault } from './faults.js';
import { isDeeperThan } from './json-depth.js';
import { STUDY_LIMITS } from './limits.js';

/** One file of a form library, whatever is in it; which form it holds is told by its content. */
export interface FormFile {
  /** How people know it: a file's name. */
  readonly name: string;
  readonly content: unknown;
}

/** The forms of a study by code, as far as they could be found. */
export interface ResolvedForms {
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly faults: readonly StudyFault[];
}

interface Filed {
  readonly file: string;
  readonly code: string;
  readonly version: string;
  readonly content: object;
}

const FORMAT = 'lutetia-form/1';

/**
 * Finds the version of each form that a study names.
 *
 * @param wanted - version by form code, as the definition's `forms` has it
 */
export function resolveForms(
  wanted: Readonly<Record<string, string>>,
  files: readonly FormFile[],
): ResolvedForms {
  const filed = files.flatMap(filedForm);
  const forms = new Map<string, FormDefinition>();
  const faults: StudyFault[] = [...doubled(filed, wanted)];
  for (const [code, version] of Object.entries(wanted)) {
    const pointer = below('/forms', code);
    const found = filed.find((form) => form.code === code && form.version === version);
    if (found === undefined) {
      faults.push(notThere(code, version, filed, pointer));
      continue;
    }
    const wrong = formFaults(found, pointer);
    faults.push(...wrong);
    if (isForm(found.content, wrong)) forms.set(code, found.content);
  }
  return { forms, faults };
}

/** What was sent as a form and is none: no study could name it. */
export function strayForms(sent: readonly unknown[]): readonly StudyFault[] {
  return sent.flatMap((content, index) =>
    filedForm({ name: '', content }).length > 0
      ? []
      : [
          fault(
            `/forms/${index}`,
            `This is no form: it needs the format ${FORMAT}, a code and a version, each as text`,
          ),
        ],
  );
}

function filedForm({ name, content }: FormFile): readonly Filed[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return [];
  const { format, code, version } = content as Readonly<Record<string, unknown>>;
  if (format !== FORMAT || typeof code !== 'string' || typeof version !== 'string') return [];
  return [{ file: name, code, version, content }];
}

/** Two files that say they are the same form, and differ: nobody could tell which one a study means. */
function* doubled(filed: readonly Filed[], wanted: Readonly<Record<string, string>>): Generator<StudyFault> {
  const first = new Map<string, Filed>();
  for (const form of filed) {
    const key = `${form.code}\n${form.version}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, form);
    else if (before.file === form.file || !isSame(before.content, form.content)) {
      const sentence = `Two files hold version ${form.version} of the form ${form.code}: ${before.file} and ${form.file}`;
      const isMeant = Object.hasOwn(wanted, form.code) && wanted[form.code] === form.version;
      yield isMeant ? fault(below('/forms', form.code), sentence) : warning('/forms', sentence);
    }
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (isDeeperThan(a, STUDY_LIMITS.depth) || isDeeperThan(b, STUDY_LIMITS.depth)) return false;
  return canonicalJson(a) === canonicalJson(b);
}

function notThere(code: string, version: string, filed: readonly Filed[], pointer: string): StudyFault {
  const versions = filed.filter((form) => form.code === code).map((form) => form.version);
  if (versions.length === 0) {
    const near = nearestName(code, [...new Set(filed.map((form) => form.code))]);
    return fault(pointer, `The form library has no form ${code}`, near);
  }
  const near = nearestName(version, versions) ?? [...versions].sort().at(-1) ?? null;
  return fault(pointer, `The form library has no version ${version} of the form ${code}`, near);
}

/** A form that cannot be used, with the first of its faults. */
function formFaults({ file, code, content }: Filed, pointer: string): readonly StudyFault[] {
  const found = faultsOf(content);
  if (found === null) return [fault(pointer, `The form ${code} (${file}) is larger than any form may be`)];
  return found.map(({ pointer: within, sentence, suggestion }) =>
    fault(pointer, `The form ${code} (${file}) is not usable: ${within} ${sentence}`, suggestion),
  );
}

const MOST_TOLD = 10;

/** What stands in a form does not change once it has been read, and a library is read for several studies. */
const alreadyRead = new WeakMap<object, readonly FormFault[] | null>();

/** The first faults of a form, whichever study names it; null when it is too large to look at. */
function faultsOf(content: object): readonly FormFault[] | null {
  const known = alreadyRead.get(content);
  if (known !== undefined) return known;
  const faults = isTooLarge(content)
    ? null
    : lintForm(content)
        .filter(({ severity }) => severity === 'fault')
        .slice(0, MOST_TOLD);
  alreadyRead.set(content, faults);
  return faults;
}

function isTooLarge(content: unknown): boolean {
  if (isDeeperThan(content, STUDY_LIMITS.depth)) return true;
  const { sections, checks } = content as Readonly<Record<string, unknown>>;
  const items = Array.isArray(sections)
    ? sections
        .map((section: unknown) => lengthOf(fieldOf(section, 'items')))
        .reduce((sum, count) => sum + count, 0)
    : 0;
  return Math.max(items, lengthOf(sections), lengthOf(checks)) > STUDY_LIMITS.itemsOfForm;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : null;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function isForm(content: unknown, faults: readonly StudyFault[]): content is FormDefinition {
  return faults.length === 0 && content !== null;
}
