import { Injectable } from '@nestjs/common';
import type { Permission } from '@lutetia/shared/contract/access';
import type { HomeStudyView, HomeView } from '@lutetia/shared/contract/views/calendar';
import type { Actor } from '../../platform/access/actor.js';
import { decideAccess } from '../../platform/access/access-decision.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { DeviationsService } from '../deviations/deviations.service.js';
import { WorklistService } from '../worklist/worklist.service.js';

/** Lines of each study shown at once; the worklist has the rest. */
const FIRST_FEW = 5;

/** A person's work over all studies. Each study is read by itself, within what the person may see there. */
@Injectable()
export class HomeService {
  constructor(
    private readonly worklist: WorklistService,
    private readonly deviations: DeviationsService,
  ) {}

  async read(actor: Actor, context: AccessContext): Promise<HomeView> {
    const studies = new Map(
      actor.memberships.flatMap(({ study, studyName }) =>
        study === null ? [] : [[study, studyName ?? study] as const],
      ),
    );
    const views: HomeStudyView[] = [];
    for (const [code, name] of studies) {
      const there = contextIn(actor, context, code, 'worklist.read');
      if (there === null) continue;
      const { today, counts, items } = await this.worklist.list(there, code, { limit: FIRST_FEW });
      const judges = contextIn(actor, context, code, 'deviation.acknowledge');
      const deviationsWaiting = judges === null ? null : (await this.deviations.waiting(judges)).count;
      views.push({ code, name, today, counts, deviationsWaiting, items });
    }
    return { studies: views };
  }
}

/** Where somebody has a permission in a study; null where nowhere. */
function contextIn(
  { memberships }: Actor,
  context: AccessContext,
  study: string,
  permission: Permission,
): AccessContext | null {
  const decision = decideAccess(memberships, permission, { kind: 'study', study });
  if (decision.kind === 'refused') return null;
  const { role, studyId, sites } = decision;
  return { ...context, role, studyId, sites };
}
