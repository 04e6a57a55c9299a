import { Injectable } from '@nestjs/common';
import type { Role } from '@lutetia/shared/contract/access';
import type { StudySummaryView, StudyView } from '@lutetia/shared/contract/views/studies';
import type { Actor } from '../../platform/access/actor.js';
import { Problem } from '../../platform/http/problem.js';
import { StudyLibrary } from './study-library.service.js';
import { studySummaryView, studyView } from './study.view.js';

/** The studies a caller takes part in. */
@Injectable()
export class StudiesService {
  constructor(private readonly library: StudyLibrary) {}

  /** The caller's studies, each with their roles and permissions in it. */
  async list(actor: Actor): Promise<StudySummaryView[]> {
    const mine = (await this.library.list()).filter(({ id }) => rolesIn(actor, id).length > 0);
    return Promise.all(
      mine.map(async ({ id, versionId }) =>
        studySummaryView((await this.library.version(versionId)).study, rolesIn(actor, id)),
      ),
    );
  }

  /** One study by its short code. @throws Problem `study.not-found`, also for one the caller takes no part in */
  async get(actor: Actor, code: string): Promise<StudyView> {
    const study = await this.library.find(code);
    if (study === null || rolesIn(actor, study.id).length === 0) throw new Problem('study.not-found');
    const [newest, ...earlier] = await Promise.all(
      [study.versionId, ...study.earlierVersionIds].map((id) => this.library.version(id)),
    );
    if (newest === undefined) throw new Error(`study ${code} has no version`);
    return studyView(
      newest.study,
      earlier.map((version) => version.study),
      rolesIn(actor, study.id),
    );
  }
}

function rolesIn(actor: Actor, studyId: string): readonly Role[] {
  const here = actor.memberships.filter((membership) => membership.studyId === studyId);
  return [...new Set(here.map(({ role }) => role))];
}
