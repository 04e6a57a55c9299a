import type { QueryResultRow } from 'pg';
import { recordKey, type TrailedRecord } from './chain-walk.js';
import { fieldChanges, STATE_PATH } from './field-changes.js';
import { aboutEvent, type TrailFinding } from './finding.js';
import type { Query } from './verify-records.js';

/** Which version of the study a form is read under. */
interface ReadUnder extends QueryResultRow {
  readonly id: string;
  readonly study_version_id: string;
}

/**
 * Holds the version each form of a participant is read under, which no entry of the form tells, against the versions the
 * participant had come under when the form was begun: under another one its codes could mean something else. Which of
 * several it was is not asked: somebody may have opened the form just before the participant came under the last.
 */
export async function verifyFormVersions(
  query: Query,
  chainId: string,
  trailed: ReadonlyMap<string, TrailedRecord>,
): Promise<TrailFinding[]> {
  const versions = [...trailed.values()].filter(({ record }) => record === 'participant-version');
  if (versions.length === 0) return [];
  const forms = await query<ReadUnder>(READ_UNDER, [chainId]);
  return forms.flatMap(({ id, study_version_id: version }) => {
    const form = trailed.get(recordKey('form', id));
    if (form === undefined || wasBlank(form)) return [];
    const known = versions.filter(({ last }) => last.seq < form.first.seq);
    if (known.some(({ fields }) => fields.get('study_version_id') === version)) return [];
    const what = `form ${id} is read under a version the participant had not come under when it was begun: changed past the trail`;
    return [aboutEvent('record', form.first, what)];
  });
}

/** A further part that was removed before anything was entered is begun when it is taken back. */
function wasBlank({ first }: TrailedRecord): boolean {
  const changes = fieldChanges(first.action === 'created' ? 'created' : 'changed', first.changes);
  return changes.some(({ path, new: state }) => path === STATE_PATH && state === 'removed');
}

const READ_UNDER = `
  select id, study_version_id from form
  where participant_id = $1 and study_version_id is not null order by id`;
