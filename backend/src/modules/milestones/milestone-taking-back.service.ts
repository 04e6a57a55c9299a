import { Injectable } from '@nestjs/common';
import type { TakeBackMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { actOnce, changeOf } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { FormWriter } from '../forms/form-writer.service.js';
import type { LoadedParticipant, StoredForm } from '../schedule/stored-participant.queries.js';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import { movesView, requireStillRefused, ScheduleService } from '../schedule/schedule.service.js';

/** Takes back milestones that were recorded by mistake. */
@Injectable()
export class MilestoneTakingBackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly forms: FormWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a milestone's form a draft again, with all its values: a draft moves nothing, so the schedule stands as if the
   * milestone had never been reached. In a preview says what that would move. Sent again it is answered and not done twice.
   *
   * @throws Problem `form.not-found`, `milestone.not-reached`, `form.reason-required` without a reason, and
   * `participant.has-data` for the failure of somebody who was screened again, `form.change-id-reused`
   */
  takeBack(
    context: AccessContext,
    participantId: string,
    request: TakeBackMilestoneRequest,
    preview: boolean,
  ): Promise<MovesView> {
    const { form: formId, reason } = request;
    if (reason === undefined && !preview) throw new Problem('form.reason-required');
    const withReason = { ...context, reason: reason ?? null };
    const change = changeOf('take a milestone back', { participantId }, request);
    return this.transactions.act(withReason, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const loaded = await this.schedules.take(tx, participantId);
        const { row, live } = loaded;
        const form = requireRecord(loaded, formId);
        await this.forms.reopen(tx, withReason, live, {
          form,
          participant: row,
          today: this.clock.todayIn(row.timeZone),
        });
        const replanning = await this.schedules.replanTaken(tx, loaded);
        await requireStillRefused(tx, replanning.loaded, form.code);
        return { siteId: row.siteId, answer: movesView(replanning, preview) };
      }),
    );
  }
}

/** @throws Problem `form.not-found`, or `milestone.not-reached` where no milestone stands on the form */
function requireRecord({ row, live }: LoadedParticipant, formId: string): StoredForm {
  const form = row.forms.find(({ id }) => id === formId);
  if (form === undefined) throw new Problem('form.not-found');
  const isRecord = live.study.definition.milestones.some(({ code }) =>
    milestoneRecords(live.study, row.forms, row.planned, code).some((record) => record.formId === formId),
  );
  if (!isRecord) throw new Problem('milestone.not-reached');
  return form;
}
