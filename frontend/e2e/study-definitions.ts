import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What the tests read and alter of a study definition. */
export interface StudyJson {
  version: string;
  forms: Readonly<Record<string, string>>;
  amendment?: object;
  epochs: { visits: object[]; cycles: { visits: { code: string; timing?: object }[] }[] }[];
}

/** The definition of a study as it comes with the product. */
export async function studyDefinition(code: string): Promise<StudyJson> {
  const file = new URL(`../../seeds/studies/${code}/study.json`, import.meta.url);
  return JSON.parse(await readFile(fileURLToPath(file), 'utf8')) as StudyJson;
}
