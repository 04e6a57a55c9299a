import { Injectable } from '@nestjs/common';
import { doseEvidence, type DoseEvidence } from '@lutetia/shared/schedule/dose-evidence';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { evidenceForms } from './read-models.js';
import { ScheduleService } from './schedule.service.js';
import type { LoadedParticipant } from './stored-participant.queries.js';

/** A participant's forms may be hundreds: of so many at once they are held in memory. */
const MOST_READ_TOGETHER = 50;

/** What decisions on doses rest on. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /** What a decision on a cycle's dose rests on; null where no such dose is to come. */
  async of(context: AccessContext, participantId: string, cycle: number): Promise<DoseEvidence | null> {
    const [evidence] = await this.ofDoses(context, [{ participantId, cycle }]);
    return evidence ?? null;
  }

  /** The same of several doses, in their order: their participants are read together, some at a time. */
  async ofDoses(
    context: AccessContext,
    doses: readonly { readonly participantId: string; readonly cycle: number }[],
  ): Promise<readonly (DoseEvidence | null)[]> {
    const found: (DoseEvidence | null)[] = [];
    for (let from = 0; from < doses.length; from += MOST_READ_TOGETHER) {
      const some = doses.slice(from, from + MOST_READ_TOGETHER);
      const ids = [...new Set(some.map(({ participantId }) => participantId))];
      const loaded = await this.transactions.read(context, (tx) => this.schedules.loadSome(tx, ids));
      for (const { participantId, cycle } of some) {
        const one = loaded.get(participantId);
        found.push(one === undefined ? null : this.evidenceIn(one, cycle));
      }
    }
    return found;
  }

  private evidenceIn({ row, live, facts }: LoadedParticipant, cycle: number): DoseEvidence | null {
    const today = this.clock.todayIn(row.timeZone);
    const forms = evidenceForms(row.forms, row.visits);
    return doseEvidence(live.study, { facts, visits: row.planned, forms, today }, cycle);
  }
}
