import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { PublishedStudy, StudyDefinition } from '@lutetia/shared/study/definition';
import { readStudy, type StudyFault } from '@lutetia/shared/study/reader';
import { v7 as uuidv7 } from 'uuid';
import { systemContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { studyDigest } from './study-digest.js';

/** A study that cannot be loaded, with every fault in it. */
export class StudyRefused extends Error {
  override readonly name = 'StudyRefused';

  constructor(
    study: string,
    readonly faults: readonly StudyFault[],
  ) {
    const lines = faults.map(({ pointer, sentence }) => `  ${pointer || '/'}: ${sentence}`);
    super(`The study ${study} has ${faults.length} faults and was not loaded:\n${lines.join('\n')}`);
  }
}

export interface StudyLoading {
  readonly studyId: string;
  readonly versionId: string;
  /** False when this very version was there already. */
  readonly published: boolean;
}

/** The first version of a study counts from here on, so that earlier screening can be entered under it. */
const FROM_THE_START = '2000-01-01';

/** Publishes study definitions: the version, its sites, and where it is live. */
@Injectable()
export class StudyLoader {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Publishes a study and makes it live at its sites; does nothing when this content is published already.
   *
   * @param json - the study definition as read from its file
   * @param formsDirectory - where the form library keeps `<code>.json`
   * @param liveFrom - first day of a version that follows another, `YYYY-MM-DD`
   * @throws StudyRefused with every fault of the definition and its forms
   */
  async load(json: unknown, formsDirectory: string, liveFrom: string): Promise<StudyLoading> {
    const forms = await readForms(json, formsDirectory);
    const reading = readStudy(json, forms);
    if (!reading.ok) throw new StudyRefused(codeOf(json), reading.faults);
    const { study } = reading;
    const context = systemContext(null, 'study loading');
    return this.transactions.write(context, (tx) => publish(tx, study, liveFrom));
  }
}

async function readForms(json: unknown, directory: string): Promise<Record<string, FormDefinition>> {
  const codes = [...formCodes(json)].sort();
  const found = await Promise.all(
    codes.map(async (code): Promise<[string, FormDefinition][]> => {
      const text = await readFile(join(directory, `${code}.json`), 'utf8').catch(absentFile);
      return text === null ? [] : [[code, JSON.parse(text) as FormDefinition]];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** A form that is not in the library is a fault the reader tells with its place; any other error is ours. */
function absentFile(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** Every form code a definition mentions, wherever it stands. */
function formCodes(value: unknown): Set<string> {
  const codes = new Set<string>();
  const walk = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    for (const [key, inner] of Object.entries(part)) {
      if (key === 'form' && typeof inner === 'string' && /^[a-z0-9-]+$/.test(inner)) codes.add(inner);
      walk(inner);
    }
  };
  walk(value);
  return codes;
}

function codeOf(json: unknown): string {
  return json !== null && typeof json === 'object' && 'code' in json ? String(json.code) : 'without a code';
}

async function publish(tx: Tx, published: PublishedStudy, liveFrom: string): Promise<StudyLoading> {
  const { definition } = published;
  const digest = studyDigest(published);
  const studyId = await upsertStudy(tx, definition);
  const [version] = await tx.sql<{ id: string; digest: string }>(
    'select id, digest from study_version where study_id = $1 and version = $2',
    [studyId, definition.version],
  );
  if (version?.digest === digest) return { studyId, versionId: version.id, published: false };
  if (version !== undefined) {
    const sentence = `version ${definition.version} is published with other content; a changed study needs a new version`;
    const fault: StudyFault = { pointer: '/version', sentence, suggestion: null, severity: 'fault' };
    throw new StudyRefused(definition.code, [fault]);
  }
  const versionId = uuidv7();
  const [before] = await tx.sql('select 1 from study_version where study_id = $1 limit 1', [studyId]);
  await tx.sql(
    `insert into study_version (id, study_id, version, definition, digest) values ($1, $2, $3, $4, $5)`,
    [versionId, studyId, definition.version, JSON.stringify(published), digest],
  );
  const fromDay = before === undefined ? FROM_THE_START : liveFrom;
  await activate(tx, definition, studyId, versionId, fromDay);
  return { studyId, versionId, published: true };
}

async function upsertStudy(tx: Tx, definition: StudyDefinition): Promise<string> {
  const [row] = await tx.sql<{ id: string }>(
    `insert into study (id, code, name) values ($1, $2, $3)
     on conflict (code) do update set name = excluded.name returning id`,
    [uuidv7(), definition.code, definition.name],
  );
  if (row === undefined) throw new Error('the study was not stored');
  await tx.sql(`select set_config('lutetia.study', $1, true)`, [row.id]);
  return row.id;
}

async function activate(
  tx: Tx,
  { sites }: StudyDefinition,
  studyId: string,
  versionId: string,
  fromDay: string,
): Promise<void> {
  const rows = sites.map((site) => ({ ...site, id: uuidv7(), activation: uuidv7() }));
  await tx.sql(
    `insert into site (id, code, name, city, country, time_zone)
     select id, code, name, city, country, "timeZone"
     from jsonb_to_recordset($1) as given (id uuid, code text, name text, city text, country text, "timeZone" text)
     on conflict (code) do update
       set name = excluded.name, city = excluded.city, country = excluded.country, time_zone = excluded.time_zone
     where (site.name, site.city, site.country, site.time_zone)
       is distinct from (excluded.name, excluded.city, excluded.country, excluded.time_zone)`,
    [JSON.stringify(rows)],
  );
  await tx.sql(
    `insert into site_activation (id, study_id, site_id, study_version_id, from_day)
     select given.activation, $2, site.id, $3, $4
     from jsonb_to_recordset($1) as given (code text, activation uuid) join site using (code)`,
    [JSON.stringify(rows), studyId, versionId, fromDay],
  );
}
