import { Injectable } from '@nestjs/common';
import type { HomeStudyView, HomeView } from '@lutetia/shared/contract/views/calendar';
import type { Actor } from '../../platform/access/actor.js';
import { decideAccess } from '../../platform/access/access-decision.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { WorklistService } from '../worklist/worklist.service.js';

/** Lines of each study shown at once; the worklist has the rest. */
const FIRST_FEW = 5;

/** A person's work over all studies. Each study is read by itself, within what the person may see there. */
@Injectable()
export class HomeService {
  constructor(private readonly worklist: WorklistService) {}

  async read(actor: Actor, context: AccessContext): Promise<HomeView> {
    const studies = new Map(
      actor.memberships.flatMap(({ study, studyName }) =>
        study === null ? [] : [[study, studyName ?? study] as const],
      ),
    );
    const views: HomeStudyView[] = [];
    for (const [code, name] of studies) {
      const decision = decideAccess(actor.memberships, 'worklist.read', { kind: 'study', study: code });
      if (decision.kind === 'refused') continue;
      const { role, studyId, sites } = decision;
      const there = { ...context, role, studyId, sites };
      const { today, counts, items } = await this.worklist.list(there, code, { limit: FIRST_FEW });
      views.push({ code, name, today, counts, items });
    }
    return { studies: views };
  }
}
