import { jsonTextFaults } from '@lutetia/shared/study/json-text';
import { STUDY_LIMITS } from '@lutetia/shared/study/limits';

/** A study definition and the forms that come with it, ready to be sent. */
export interface DefinitionFiles {
  readonly definition: JsonObject;
  readonly forms: readonly JsonObject[];
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Why files cannot be sent; `name` is the file's. */
export type FilesRefusal =
  | { readonly why: 'too-large' | 'together-too-large'; readonly name: string; readonly megabytes: string }
  | { readonly why: 'no-json'; readonly name: string; readonly line: number | null }
  | { readonly why: 'text'; readonly name: string; readonly pointer: string; readonly sentence: string }
  | { readonly why: 'no-object'; readonly name: string }
  | { readonly why: 'no-study' | 'two-studies'; readonly name: string };

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const MOST_BYTES = STUDY_LIMITS.bytes;
/** What the server reads of one request. */
const MOST_BYTES_TOGETHER = MOST_BYTES + 1024 * 1024;

/** Refuses what the server would not take, before any of it is read; null when the sizes are fine. */
export function sizeRefusal(
  files: readonly { readonly name: string; readonly size: number }[],
): FilesRefusal | null {
  const large = files.find(({ size }) => size > MOST_BYTES);
  if (large !== undefined) return { why: 'too-large', name: large.name, megabytes: megabytes(large.size) };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= MOST_BYTES_TOGETHER) return null;
  return { why: 'together-too-large', name: '', megabytes: megabytes(total) };
}

/** Tells the study from its forms by what is in the files. */
export function readDefinitionFiles(files: readonly NamedText[]): DefinitionFiles | FilesRefusal {
  const forms: JsonObject[] = [];
  let definition: JsonObject | null = null;
  for (const { name, text } of files) {
    const file = parsed(name, text);
    if ('why' in file) return file;
    const { content } = file;
    if (content['format'] === 'lutetia-form/1') forms.push(content);
    else if (definition === null) definition = content;
    else return { why: 'two-studies', name };
  }
  return definition === null ? { why: 'no-study', name: files[0]?.name ?? '' } : { definition, forms };
}

/** Tells the one outcome of reading files from the other. */
export function isRefusal(outcome: DefinitionFiles | FilesRefusal): outcome is FilesRefusal {
  return 'why' in outcome;
}

function parsed(name: string, text: string): { readonly content: JsonObject } | FilesRefusal {
  try {
    const value: unknown = JSON.parse(text);
    const [slip] = jsonTextFaults(text, STUDY_LIMITS.depth);
    if (slip !== undefined) return { why: 'text', name, pointer: slip.pointer, sentence: slip.sentence };
    return isObject(value) ? { content: value } : { why: 'no-object', name };
  } catch (error) {
    return { why: 'no-json', name, line: lineOf(error instanceof Error ? error.message : '', text) };
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line that a parser complains of, as far as it says where. */
function lineOf(message: string, text: string): number | null {
  const line = /line (\d+)/u.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/u.exec(message)?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
