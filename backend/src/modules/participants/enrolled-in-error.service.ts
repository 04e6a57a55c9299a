import { Injectable } from '@nestjs/common';
import type { EnrolledInErrorRequest } from '@lutetia/shared/contract/requests/participants';
import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import { text } from '@lutetia/shared/study/words';
import { dayText } from '@lutetia/shared/forms/display';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { actOnce, changeOf } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { reasonOf } from '../../platform/http/require-reason.js';
import type { LoadedParticipant } from '../schedule/stored-participant.queries.js';
import { movesView, requireEnrolled, ScheduleService } from '../schedule/schedule.service.js';
import { takenUpElsewhere } from './taken-up-elsewhere.js';
import { MARK_ENROLLED_IN_ERROR, RESCREENED_MEANWHILE } from './enrolled-in-error.queries.js';

/** Who sends an act on which participant, and whether only to see what it would do. */
interface SentAct {
  readonly context: AccessContext;
  readonly participantId: string;
  readonly request: EnrolledInErrorRequest;
  readonly preview: boolean;
}

/** Marks numbers that were given by mistake, and takes that back; nothing entered is removed, and the number stays used. */
@Injectable()
export class EnrolledInErrorService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks a participant as enrolled in error: nothing is planned any more. In a preview says what falls away.
   *
   * Sent again under its change id it is answered and not done twice.
   *
   * @throws Problem `participant.not-found`, `participant.enrolled-in-error` the second time, `participant.has-data` with
   * what to do instead, `form.change-id-reused`
   */
  mark(
    context: AccessContext,
    participantId: string,
    request: EnrolledInErrorRequest,
    preview: boolean,
  ): Promise<EnrolledInErrorView> {
    const reason = reasonOf('An enrolment in error', request, preview);
    return this.act(
      'mark as enrolled in error',
      { context: { ...context, reason }, participantId, request, preview },
      async (tx, loaded) => {
        requireEnrolled(loaded);
        requireNoData(loaded);
        const today = this.clock.todayIn(loaded.row.timeZone);
        await tx.named(MARK_ENROLLED_IN_ERROR, [participantId, today, context.personId, reason]);
      },
    );
  }

  /**
   * Takes back that a participant was enrolled in error: everything stands as before. In a preview says what comes back.
   *
   * @throws Problem `participant.not-found`, `participant.not-enrolled-in-error`, `participant.not-rescreenable` where the
   * person was screened again under another number meanwhile, `form.change-id-reused`
   */
  takeBack(
    context: AccessContext,
    participantId: string,
    request: EnrolledInErrorRequest,
    preview: boolean,
  ): Promise<EnrolledInErrorView> {
    const reason = reasonOf('Taking back an enrolment in error', request, preview);
    return this.act(
      'take an enrolment in error back',
      { context: { ...context, reason }, participantId, request, preview },
      async (tx, { row }) => {
        if (row.enrolledInError === null) throw new Problem('participant.not-enrolled-in-error');
        if (row.rescreens !== null) {
          await this.schedules.lock(tx, row.rescreens.id, null);
          await requireNotRescreened(tx, row.id, row.rescreens.number);
        }
        await tx.named(MARK_ENROLLED_IN_ERROR, [participantId, null, null, null]).catch((error: unknown) => {
          throw takenUpElsewhere(error, `${row.number} screens again somebody who`, 'Nothing was changed.');
        });
      },
    );
  }

  private act(
    what: string,
    { context, participantId, request, preview }: SentAct,
    write: (tx: Tx, loaded: LoadedParticipant) => Promise<void>,
  ): Promise<EnrolledInErrorView> {
    const change = changeOf(what, { participantId }, request);
    return this.transactions.act(context, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        await this.schedules.lock(tx, participantId);
        const loaded = await this.schedules.load(tx, participantId);
        if (loaded === null) throw new Problem('participant.not-found');
        await write(tx, loaded);
        const moves = movesView(await this.schedules.replan(tx, participantId), preview);
        const formsBegun = loaded.row.forms.filter(({ state }) => state !== 'not-started').length;
        return { siteId: loaded.row.siteId, answer: { ...moves, formsBegun } };
      }),
    );
  }
}

/** @throws Problem `participant.has-data` */
function requireNoData({ row, live, facts }: LoadedParticipant): void {
  const withdrawal = live.study.definition.milestones.find(({ kind }) => kind === 'withdrawal');
  const instead = `record ${withdrawal === undefined ? 'the withdrawal' : text(withdrawal.name)} instead`;
  const dose = facts.administrations.at(-1);
  if (dose !== undefined) {
    const detail = `A dose was given to ${row.number} on ${dayText(dose.on)}. Nothing was changed. If the participant does not go on, ${instead}.`;
    throw new Problem('participant.has-data', detail);
  }
  const complete = row.forms.find(({ state }) => state === 'complete');
  if (complete === undefined) return;
  const milestone = live.study.definition.milestones.find(
    ({ code }) => milestoneRecords(live.study, row.forms, row.planned, code).length > 0,
  );
  const what = live.study.formNames.get(complete.code) ?? complete.code;
  const way =
    milestone === undefined
      ? `If the participant does not go on, ${instead}`
      : `If ${text(milestone.name)} was recorded by mistake, take that milestone back first; otherwise ${instead}`;
  const detail = `The form ${what} of ${row.number} is complete. Nothing was changed. ${way}.`;
  throw new Problem('participant.has-data', detail);
}

async function requireNotRescreened(tx: Tx, id: string, former: string): Promise<void> {
  const [other] = await tx.named<{ number: string }>(RESCREENED_MEANWHILE, [id]);
  if (other === undefined) return;
  const detail = `${former} was screened again as ${other.number} meanwhile. Nothing was changed. Mark ${other.number} as enrolled in error first, if it was.`;
  throw new Problem('participant.not-rescreenable', detail);
}
