import { Injectable } from '@nestjs/common';
import { addDays } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DelaysService } from '../delays/delays.service.js';
import { FormWriter } from '../forms/form-writer.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import type { LoadedParticipant, StoredForm } from '../schedule/stored-participant.queries.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { scheduleItems } from '../schedule/schedule.view.js';
import { requireForm } from '../studies/study-library.service.js';
import { VisitsService } from '../visits/visits.service.js';
import { CourseLogs } from './course-logs.service.js';
import { answersFor, chanceFrom, type Chance } from './answers.js';
import { nextStep, weekday, type Step } from './course.js';
import { knownAnswers, personOf } from './known-answers.js';
import type { Life, LifeEvent } from './life.js';
import { milestoneRequest } from './milestone-request.js';

/** A course that takes more steps than this does not end: a defect of the demonstration. */
const MOST_STEPS = 400;
const BEGUN = 0.4;

/** Who records at a hospital, whose day is that of its time zone. */
export interface Recorder {
  readonly context: AccessContext;
  /** The same for whoever completes what is the investigator's. */
  readonly investigator: AccessContext;
  readonly timeZone: string;
}

interface Course extends Recorder {
  readonly life: Life;
  readonly participantId: string;
  readonly number: string;
  readonly chance: Chance;
  readonly done: Set<LifeEvent>;
}

/** One form to be filled in during a visit. */
interface Filling {
  readonly form: StoredForm;
  readonly visit: ScheduleItemView;
  readonly on: CalendarDay;
  readonly begun: boolean;
}

/** Lives the course of one invented participant through the same services as real ones. */
@Injectable()
export class CourseLiving {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly participants: ParticipantsService,
    private readonly schedules: ScheduleService,
    private readonly visits: VisitsService,
    private readonly forms: FormWriter,
    private readonly milestones: MilestonesService,
    private readonly delays: DelaysService,
    private readonly logs: CourseLogs,
  ) {}

  /** Enrols the participant and takes every step up to today. @throws Error when the course does not end */
  async live(life: Life, { context, investigator, timeZone }: Recorder): Promise<void> {
    const { sex, yearOfBirth, site } = life;
    const today = this.clock.todayIn(timeZone);
    const on = addDays(today, -life.screeningDaysAgo);
    const { id, number } = await this.participants.enrol(context, {
      site,
      on: weekday(on),
      sex,
      yearOfBirth,
    });
    const chance = chanceFrom(life.screeningDaysAgo * 31 + yearOfBirth);
    const who = { context, investigator, timeZone };
    const course: Course = { ...who, life, participantId: id, number, chance, done: new Set() };
    let items = await this.items(course);
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = nextStep(life, items, course.done, today);
      if (step === null) return;
      if (step.kind === 'record') {
        items = await this.record(course, step);
        await this.log(course, step);
      } else {
        await this.take(course, step);
        items = await this.items(course);
      }
    }
    throw new Error(`the course of ${number} does not end`);
  }

  private async items({ context, participantId, timeZone }: Course): Promise<ScheduleItemView[]> {
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, participantId));
    if (loaded === null) throw new Error('the participant just enrolled is not in sight');
    return scheduleItems(loaded, this.clock.todayIn(timeZone));
  }

  private async take(course: Course, step: Exclude<Step, { kind: 'record' }>): Promise<void> {
    const { context, participantId, done } = course;
    switch (step.kind) {
      case 'miss': {
        const { id, version } = step.visit;
        await this.visits.update(context, id, version, { missed: true, reason: step.reason });
        return;
      }
      case 'book': {
        const { id, version } = step.visit;
        await this.visits.update(context, id, version, { booked: step.on });
        done.add(step.event);
        return;
      }
      case 'delay': {
        const reason = step.event.kind === 'delay' ? step.event.reason : '';
        await this.delays.delay(context, participantId, { visit: step.visit.id, to: step.to, reason }, false);
        done.add(step.event);
        return;
      }
      case 'milestone':
        await this.milestones.record(context, participantId, milestoneRequest(step.event, step.on), false);
        done.add(step.event);
    }
  }

  /** Records the visit and the forms that were filled in during it. */
  private async record(
    course: Course,
    { visit, on, begun }: Extract<Step, { kind: 'record' }>,
  ): Promise<ScheduleItemView[]> {
    const { context, participantId, timeZone } = course;
    return this.transactions.write(context, async (tx) => {
      await this.schedules.lock(tx, participantId);
      const loaded = await this.schedules.load(tx, participantId);
      const stored = loaded?.row.visits.find(({ id }) => id === visit.id);
      if (loaded === null || stored === undefined) throw new Error(`the visit ${visit.name} is not in sight`);
      const act = { kind: 'occur', on, place: 'trial-site', mode: 'on-site' } as const;
      await this.visits.occur(tx, context, loaded, stored, act);
      const visitForm = loaded.live.study.definition.roles.visit.form;
      const asked = new Set(visit.forms.filter(({ code }) => code !== visitForm).map(({ id }) => id));
      const open = loaded.row.forms.filter(({ id, state }) => asked.has(id) && state !== 'complete');
      for (const form of begun ? open.slice(0, 1) : open) {
        await this.fill(tx, course, loaded, { form, visit, on, begun });
      }
      const replanning = await this.schedules.replanTaken(tx, loaded);
      return scheduleItems(replanning.loaded, this.clock.todayIn(timeZone));
    });
  }

  /** What was told at a visit goes into the logs. */
  private async log(course: Course, { visit, on }: Extract<Step, { kind: 'record' }>): Promise<void> {
    const here = course.life.logs?.filter(
      ({ visit: code, cycle }) => code === visit.code && cycle === visit.cycle,
    );
    for (const { entries } of here ?? []) await this.logs.write({ ...course, on }, entries);
  }

  private async fill(
    tx: Tx,
    course: Course,
    { row, live }: LoadedParticipant,
    filling: Filling,
  ): Promise<void> {
    const { form, visit, on, begun } = filling;
    const compiled = requireForm(live.study.forms, form.code);
    const { life, timeZone, number } = course;
    const today = this.clock.todayIn(timeZone);
    const known = knownAnswers(form.code, life, visit, { day: on, timeZone, number });
    const outside = personOf(life);
    const asked = { today, visitDay: on, visitCode: visit.code, cycle: visit.cycle, outside };
    const isInvestigators = compiled.definition.completedBy === 'investigator';
    await this.forms.write(tx, isInvestigators ? course.investigator : course.context, live, {
      form,
      participant: row,
      values: answersFor(compiled, on, asked, known, course.chance, begun ? BEGUN : 1),
      today,
      visitDay: on,
      completion: begun ? null : { code: 'form.not-completable', needed: new Set() },
    });
  }
}
