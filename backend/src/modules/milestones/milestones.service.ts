import { Injectable } from '@nestjs/common';
import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { RecordMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MilestoneView } from '@lutetia/shared/contract/views/moves';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { tooLongAgo } from '@lutetia/shared/schedule/unlikely-days';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { actOnce, changeOf } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { blankTotal, requireForm } from '../studies/study-library.service.js';
import { INSERT_FORM } from '../forms/form-save.queries.js';
import { FormWriter } from '../forms/form-writer.service.js';
import type { LoadedParticipant, StoredForm } from '../schedule/stored-participant.queries.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import { requirePast } from '../../platform/http/require-past.js';
import { movesView, ScheduleService } from '../schedule/schedule.service.js';
import { milestoneTarget, type MilestoneTarget } from './milestone-target.js';
import { milestoneValues } from './milestone-values.js';

/** Records milestones: writes and completes the form the study names for each. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly forms: FormWriter,
    private readonly clock: Clock,
  ) {}

  /** Records a milestone, or in a preview says what recording it would do. Sent again it is answered and not done twice. */
  record(
    context: AccessContext,
    participantId: string,
    request: RecordMilestoneRequest,
    preview: boolean,
  ): Promise<MilestoneView> {
    const withReason = { ...context, reason: request.reason ?? null };
    const change = changeOf('record a milestone', { participantId }, request);
    return this.transactions.act(withReason, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const loaded = await this.schedules.take(tx, participantId);
        const questions = await this.write(tx, withReason, loaded, request);
        const answer = { ...movesView(await this.schedules.replanTaken(tx, loaded), preview), questions };
        return { siteId: loaded.row.siteId, answer };
      }),
    );
  }

  private async write(
    tx: Tx,
    context: AccessContext,
    loaded: LoadedParticipant,
    request: RecordMilestoneRequest,
  ): Promise<string[]> {
    const { row, live } = loaded;
    const definition = requireMilestone(live.study.definition.milestones, request.kind);
    const today = this.clock.todayIn(row.timeZone);
    const on = dayOfMilestone(live.study.forms, definition, request.on);
    requirePast(request.on, today, 'on');
    if (on !== null) requireLikely(tooLongAgo(on, today), 'on');
    requireAlive(row.summary?.yearOfBirth, request.on, 'on');
    const { values, needed } = milestoneValues(definition, request);
    const target = milestoneTarget(loaded, definition, values, { on, today });
    const findings = await this.forms.write(tx, context, live, {
      form: target.kind === 'form' ? target.form : await this.addForm(tx, loaded, target),
      participant: row,
      values,
      today,
      visitDay: target.kind === 'form' ? target.visitDay : null,
      completion: { code: 'milestone.incomplete', needed },
    });
    return findings.filter(({ kind }) => kind === 'soft').map(({ message }) => message);
  }

  private async addForm(
    tx: Tx,
    { row, live }: LoadedParticipant,
    { code, repetition }: Extract<MilestoneTarget, { kind: 'new' }>,
  ): Promise<StoredForm> {
    const id = uuidv7();
    const total = blankTotal(live, code);
    await tx.named(INSERT_FORM, [id, row.studyId, row.siteId, row.id, null, code, repetition, total]);
    return {
      id,
      visitId: null,
      code,
      repetition,
      state: 'not-started',
      values: {},
      version: 0,
      studyVersionId: null,
      answered: 0,
      total,
    };
  }
}

/** The milestone of a kind; where a study has several of one kind, its code says which. */
function requireMilestone(milestones: readonly MilestoneDefinition[], kind: string): MilestoneDefinition {
  const found =
    milestones.find(({ code }) => code === kind) ?? milestones.find((milestone) => milestone.kind === kind);
  if (found !== undefined) return found;
  const known = [...new Set(milestones.map((milestone) => milestone.kind))].join(', ');
  throw new Problem(
    'milestone.unknown-kind',
    `The study has no milestone ${kind}; it has: ${known}. Nothing was recorded.`,
    {
      errors: [{ path: 'kind', message: `must be one of ${known}` }],
    },
  );
}

/**
 * The milestone's day; null when only its month or year is known and its form takes that.
 *
 * @throws Problem `request.invalid` where the form asks for a whole day
 */
function dayOfMilestone(
  forms: ReadonlyMap<string, CompiledForm>,
  { form, day }: MilestoneDefinition,
  on: string,
): CalendarDay | null {
  const whole = parseCalendarDay(on);
  const mayBePartial = requireForm(forms, form).items.get(day)?.definition.type === 'partial-day';
  if (whole !== null || mayBePartial) return whole;
  const message = 'must be a whole day, written YYYY-MM-DD';
  throw new Problem('request.invalid', `on ${message}. Nothing was recorded. Correct it and send again.`, {
    errors: [{ path: 'on', message: `on ${message}` }],
  });
}
