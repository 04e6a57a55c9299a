import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { OutsideValues } from '@lutetia/shared/forms/uses';
import { outsideValues } from '@lutetia/shared/schedule/outside-values';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { requireForm } from '../studies/study-library.service.js';
import { FORM_OUTSIDE, FORM_OUTSIDE_ALONE, type FormOutsideRow } from './forms.queries.js';

/** The form that asks. */
export interface OutsideQuestion {
  readonly id: string;
  readonly code: string;
  readonly participantId: string;
  readonly visitDay: CalendarDay | null;
  readonly timeZone: string;
}

/** Inside a transaction, or without one, on behalf of somebody who may see the form. */
type Where = Tx | AccessContext;

type Row = FormOutsideRow & Record<string, unknown>;

const NOTHING: OutsideValues = {};

/** What forms use from outside them: earlier visits, the participant's facts, derived values. */
@Injectable()
export class FormOutsideService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /** Reads what a form uses. A form that uses nothing costs nothing. */
  async of(study: CompiledStudy, question: OutsideQuestion, where: Where): Promise<OutsideValues> {
    const reach = study.outside.get(question.code);
    if (reach === undefined) return NOTHING;
    if (!reach.needsPlan) return this.fromForms(study, question, reach.forms, where);
    const read = (tx: Tx): Promise<OutsideValues> => this.withPlan(tx, study, question);
    return 'named' in where ? read(where) : this.transactions.read(where, read);
  }

  private async fromForms(
    study: CompiledStudy,
    { id, code, participantId, visitDay, timeZone }: OutsideQuestion,
    reach: ReadonlySet<string>,
    where: Where,
  ): Promise<OutsideValues> {
    const forms = [...reach];
    const [row] =
      'named' in where
        ? await where.named<Row>(FORM_OUTSIDE, [id, forms])
        : await this.transactions.statement<Row>(FORM_OUTSIDE_ALONE, [
            where.studyId,
            where.sites[0],
            participantId,
            id,
            forms,
          ]);
    if (row === undefined) return NOTHING;
    const records = { ...NOTHING_ELSE, ...row, timeZone };
    const { visit } = row;
    const place = { visit, visitDay, part: visit?.part ?? 1 };
    return outsideValues(study, requireForm(study.forms, code), place, records);
  }

  private async withPlan(
    tx: Tx,
    study: CompiledStudy,
    { id, code, participantId, visitDay, timeZone }: OutsideQuestion,
  ): Promise<OutsideValues> {
    const loaded = await this.schedules.outside(tx, participantId, id);
    if (loaded === null) return NOTHING;
    const { visit, part, records } = loaded;
    const place = { visit, visitDay, part, today: this.clock.todayIn(timeZone) };
    return outsideValues(study, requireForm(study.forms, code), place, records);
  }
}

/** Facts are read from forms alone; what was decided about visits matters to plans only. */
export const NOTHING_ELSE = { isEnrolledInError: false, calendar: null, visits: [] } as const;
