import type { PublishedStudy } from '@lutetia/shared/study/definition';
import { holdsToday } from '../../platform/access/role-days.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';

/** A study with its newest published version. */
export interface StudyRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly versionId: string;
  /** Others that came into force at a site, the newest first. */
  readonly earlierVersionIds: readonly string[];
}

/** All studies, or the one of a code. */
export const STUDIES: NamedStatement = {
  name: 'studies',
  text: `
    select s.id, s.code, s.name, v.id as "versionId",
      array(
        select e.id from study_version e
        where e.study_id = s.id and e.id <> v.id
          and exists (select from site_activation a where a.study_version_id = e.id)
        order by e.published_at desc, e.id desc) as "earlierVersionIds"
    from study s
    join lateral (
      select id from study_version where study_id = s.id order by published_at desc, id desc limit 1
    ) v on true
    where $1::text is null or s.code = $1
    order by s.code`,
};

export interface StudyVersionRow {
  readonly id: string;
  readonly studyId: string;
  readonly code: string;
  readonly definition: PublishedStudy;
}

export const STUDY_VERSION: NamedStatement = {
  name: 'study_version',
  text: `
    select v.id, v.study_id as "studyId", s.code, v.definition
    from study_version v join study s on s.id = v.study_id
    where v.id = $1`,
};

/** A row when $1 is, today, an administrator of all studies. Access goes by the real day. */
export const RIGHT_TO_ALL_STUDIES: NamedStatement = {
  name: 'right_to_all_studies',
  text: `
    select 1 from membership m
    where person_id = $1 and role = 'administrator' and study_id is null
      and ${holdsToday('m', 'null')}
    limit 1`,
};
