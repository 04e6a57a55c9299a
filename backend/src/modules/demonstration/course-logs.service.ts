import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { FormWriter } from '../forms/form-writer.service.js';
import { FormsService } from '../forms/forms.service.js';
import type { LoadedParticipant } from '../schedule/stored-participant.queries.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { requireForm } from '../studies/study-library.service.js';
import { answersFor, type Chance } from './answers.js';
import type { Recorder } from './course-living.service.js';
import { loggedForm, type LogEntry, type LoggedForm } from './known-logs.js';

/** Whose log it is, and who writes into it when. */
export interface Logging extends Recorder {
  readonly participantId: string;
  readonly chance: Chance;
  readonly on: CalendarDay;
}

/** Writes adverse events and medication into the logs of an invented participant. */
@Injectable()
export class CourseLogs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly schedules: ScheduleService,
    private readonly forms: FormsService,
    private readonly writer: FormWriter,
  ) {}

  /** Writes one entry after the other, each into a form of its own. */
  async write(logging: Logging, entries: readonly LogEntry[]): Promise<void> {
    for (const entry of entries) await this.writeOne(logging, loggedForm(entry, logging.on));
  }

  private async writeOne(logging: Logging, logged: LoggedForm): Promise<void> {
    const { context, participantId } = logging;
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, participantId));
    if (loaded === null) throw new Error('the participant is not in sight');
    const id =
      blankOf(loaded, logged.form) ??
      (await this.forms.add(context, { participant: participantId }, { form: logged.form }, false)).id;
    await this.transactions.write(context, async (tx) => {
      await this.schedules.lock(tx, participantId);
      const now = await this.schedules.load(tx, participantId);
      const form = now?.row.forms.find((own) => own.id === id);
      if (now === null || form === undefined) throw new Error(`the log ${logged.form} is not in sight`);
      const today = this.clock.todayIn(logging.timeZone);
      const compiled = requireForm(now.live.study.forms, form.code);
      await this.writer.write(tx, context, now.live, {
        form,
        participant: now.row,
        values: answersFor(compiled, logging.on, { today }, logged.answers, logging.chance),
        today,
        visitDay: null,
        completion: { code: 'form.not-completable', needed: new Set() },
      });
    });
  }
}

/** A log has a form nobody has written in until its first entry. */
function blankOf({ row }: LoadedParticipant, code: string): string | null {
  const blank = row.forms.find(
    (form) => form.code === code && form.visitId === null && form.state === 'not-started',
  );
  return blank?.id ?? null;
}
