import { fault, type StudyFault } from '@lutetia/shared/study/faults';
import type { PublishedStudy } from '@lutetia/shared/study/definition';
import { studyDifferences, type StudyDifference } from '@lutetia/shared/study/difference';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transactions.js';
import { activateSites, foreignSites, sitesLiveOn } from './study-sites.js';
import { studyDigest } from './study-digest.js';
import { StudyRefused } from './study-refused.js';

/** What publishing did, or in a preview would do. */
export interface StudyLoading {
  readonly studyId: string;
  readonly versionId: string;
  /** False when this very version was there already. */
  readonly published: boolean;
  /** The newest version before this one; null for a new study. */
  readonly follows: string | null;
  /** First day at its sites; null when it is live nowhere yet. */
  readonly liveFrom: string | null;
  readonly changes: readonly StudyDifference[];
}

/** The first version of a study counts from here on, so that earlier screening can be entered under it. */
const FROM_THE_START = '2000-01-01';

interface VersionRow {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly [column: string]: string;
}

/**
 * Publishes a study in the transaction it is given: the version, its sites, and from when it is live there.
 *
 * @param liveFrom - first day of a version that follows another, `YYYY-MM-DD`; null: live nowhere yet
 * @param isOfAllStudies - whether who publishes it may know of hospitals of other studies
 * @throws StudyRefused when the version is published with other content, or its sites or its day are taken
 */
export async function publishStudy(
  tx: Tx,
  published: PublishedStudy,
  liveFrom: string | null,
  isOfAllStudies: boolean,
): Promise<StudyLoading> {
  const { code, version, name } = published.definition;
  const studyId = await lockedStudy(tx, code, name);
  const versions = await tx.sql<VersionRow>(
    `select id, version, digest from study_version where study_id = $1 order by published_at desc, id desc`,
    [studyId],
  );
  const [newest] = versions;
  const digest = studyDigest(published);
  const same = versions.find((known) => known.version === version);
  if (same?.digest === digest) {
    return { studyId, versionId: same.id, published: false, follows: null, liveFrom: null, changes: [] };
  }
  const fromDay = newest === undefined ? FROM_THE_START : liveFrom;
  const taken = same === undefined ? null : versionTaken(version);
  if (taken !== null) throw new StudyRefused(code, [taken], 'published');
  const faults = [
    ...(await foreignSites(tx, published.definition, studyId, isOfAllStudies)),
    ...(await sitesLiveOn(tx, published.definition, studyId, fromDay)),
  ];
  if (faults.length > 0) throw new StudyRefused(code, faults);
  const changes = newest === undefined ? [] : studyDifferences(await definitionOf(tx, newest.id), published);
  await tx.sql('update study set name = $2 where id = $1 and name <> $2', [studyId, name]);
  const versionId = uuidv7();
  await tx.sql(
    `insert into study_version (id, study_id, version, definition, digest) values ($1, $2, $3, $4, $5)`,
    [versionId, studyId, version, JSON.stringify(published), digest],
  );
  await activateSites(tx, published.definition, { studyId, versionId, fromDay });
  return {
    studyId,
    versionId,
    published: true,
    follows: newest?.version ?? null,
    liveFrom: fromDay,
    changes,
  };
}

function versionTaken(version: string): StudyFault {
  return fault(
    '/version',
    `version ${version} is published with other content; a changed study needs a new version`,
  );
}

/** The study's id, its row locked: two who load the same study do so one after the other. */
async function lockedStudy(tx: Tx, code: string, name: string): Promise<string> {
  await tx.sql(
    `insert into study (id, code, name) values ($1, $2, $3) on conflict on constraint study_code_once do nothing`,
    [uuidv7(), code, name],
  );
  const [row] = await tx.sql<{ id: string }>('select id from study where code = $1 for update', [code]);
  if (row === undefined) throw new Error('the study was not stored');
  await tx.sql(`select set_config('lutetia.study', $1, true)`, [row.id]);
  return row.id;
}

async function definitionOf(tx: Tx, versionId: string): Promise<PublishedStudy> {
  const [row] = await tx.sql<{ definition: PublishedStudy }>(
    'select definition from study_version where id = $1',
    [versionId],
  );
  if (row === undefined) throw new Error(`there is no study version ${versionId}`);
  return row.definition;
}
