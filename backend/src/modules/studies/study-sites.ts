import { fault, type StudyFault } from '@lutetia/shared/study/faults';
import type { StudyDefinition } from '@lutetia/shared/study/definition';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transactions.js';

type WithSites = Pick<StudyDefinition, 'sites'>;

/**
 * A hospital's code names one hospital in all studies: none may be taken over for another.
 *
 * @param isNamed - whether the caller may know which hospital takes part in another study
 */
export async function foreignSites(
  tx: Tx,
  { sites }: WithSites,
  studyId: string,
  isNamed: boolean,
): Promise<readonly StudyFault[]> {
  const rows = await tx.sql<{ code: string; name: string }>(
    `select site.code, site.name
     from jsonb_to_recordset($1) as given (code text, name text, city text, country text, "timeZone" text)
     join site using (code)
     where (site.name, site.city, site.country, site.time_zone)
         is distinct from (given.name, given.city, given.country, given."timeZone")
       and exists (select from site_activation a where a.site_id = site.id and a.study_id <> $2)`,
    [JSON.stringify(sites), studyId],
  );
  return rows.map(({ code, name }) => {
    const index = sites.findIndex((site) => site.code === code);
    const sentence = isNamed
      ? `${code} is ${name} in another study: name it alike, or give this hospital another code`
      : `${code} is the code of another hospital: give this one another code, or ask an administrator`;
    return fault(`/sites/${index}/code`, sentence);
  });
}

/** A site changes to one version a day. */
export async function sitesLiveOn(
  tx: Tx,
  { sites }: WithSites,
  studyId: string,
  fromDay: string | null,
): Promise<readonly StudyFault[]> {
  if (fromDay === null) return [];
  const rows = await tx.sql<{ code: string; version: string }>(
    `select site.code, v.version
     from site_activation a join site on site.id = a.site_id join study_version v on v.id = a.study_version_id
     where a.study_id = $1 and a.from_day = $2 and site.code = any($3) order by site.code limit 1`,
    [studyId, fromDay, sites.map(({ code }) => code)],
  );
  return rows.map(({ code, version }) =>
    fault('/version', `Version ${version} becomes live at ${code} on ${fromDay}: choose another first day`),
  );
}

/** Keeps the hospitals up to date and makes the version live at them; live nowhere without a day. */
export async function activateSites(
  tx: Tx,
  { sites }: WithSites,
  version: { readonly studyId: string; readonly versionId: string; readonly fromDay: string | null },
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
  if (version.fromDay === null) return;
  await tx.sql(
    `insert into site_activation (id, study_id, site_id, study_version_id, from_day)
     select given.activation, $2, site.id, $3, $4
     from jsonb_to_recordset($1) as given (code text, activation uuid) join site using (code)`,
    [JSON.stringify(rows), version.studyId, version.versionId, version.fromDay],
  );
}
