import { Injectable } from '@nestjs/common';
import type { PressingView, ReviewsToMakeView } from '@lutetia/shared/contract/views/worklist';
import { decideAccess } from '../../platform/access/access-decision.js';
import type { Actor } from '../../platform/access/actor.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { DeathsToRecordService } from './deaths-to-record.service.js';
import { DecisionsToMakeService } from './decisions-to-make.service.js';
import { REVIEWS_TO_MAKE } from './reviews-to-make.queries.js';

const NONE: ReviewsToMakeView = { count: 0, items: [] };

/** What comes before all visits: deaths to record, serious events to review, decisions on doses to make. */
@Injectable()
export class PressingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly deaths: DeathsToRecordService,
    private readonly decisions: DecisionsToMakeService,
  ) {}

  /** @param site - codes or ids of sites with commas between; left out for all in sight */
  async list(
    actor: Actor,
    context: AccessContext,
    study: string,
    site: string | undefined,
  ): Promise<PressingView> {
    return {
      deaths: await this.deaths.list(context, study, site),
      reviews: await this.reviews(actor, context, study, site),
      decisions: await this.decisions.list(actor, context, study, site),
    };
  }

  /** Those the caller may make, at the sites where they may. */
  private async reviews(
    { memberships }: Actor,
    context: AccessContext,
    study: string,
    site: string | undefined,
  ): Promise<ReviewsToMakeView> {
    const decision = decideAccess(memberships, 'form.review', { kind: 'study', study });
    if (decision.kind === 'refused') return NONE;
    const { role, studyId, sites } = decision;
    return this.transactions.read({ ...context, role, studyId, sites }, async (tx) => {
      const [row] = await tx.named<ReviewsToMakeView & Record<string, unknown>>(REVIEWS_TO_MAKE, [
        studyId,
        splitList(site),
      ]);
      return row ?? NONE;
    });
  }
}
