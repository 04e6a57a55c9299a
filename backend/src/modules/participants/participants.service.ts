import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { canonicalJson } from '@lutetia/shared/forms/diff';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type {
  EnrolParticipantRequest,
  ParticipantListQuery,
} from '@lutetia/shared/contract/requests/participants';
import type { AdverseEventView } from '@lutetia/shared/contract/views/adverse-events';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { dayText } from '@lutetia/shared/forms/display';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import { personItems } from '@lutetia/shared/schedule/person-items';
import { tooLongAgo } from '@lutetia/shared/schedule/unlikely-days';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { answerOf, keepAnswer } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { FormWriter } from '../forms/form-writer.service.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import { requirePast } from '../../platform/http/require-past.js';
import type { LoadedParticipant } from '../schedule/stored-participant.queries.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { participantView } from '../schedule/participant-facts.view.js';
import { liveVersion, localDays, StudyLibrary } from '../studies/study-library.service.js';
import { pageOf, readPlaceCursor, splitList } from '../../platform/http/cursor.js';
import { adverseEventViews } from './adverse-events.view.js';
import { takenUpElsewhere } from './taken-up-elsewhere.js';
import { participantListText } from './participant.view.js';
import {
  INSERT_PARTICIPANT,
  NEXT_SEQUENCE,
  PARTICIPANT_PAGE,
  RESCREENABLE,
  SITE_OF_STUDY,
  type ParticipantRow,
  type Rescreenable,
} from './participants.queries.js';

const PAGE = 50;
const DIGITS = 3;
/** A participant's number: the site's code and a sequence. */
const NUMBER = /^\S{1,40}-\d{3,9}$/;

interface SiteOfStudy {
  readonly id: string;
  readonly versions: readonly { readonly id: string; readonly from: CalendarDay }[];
  readonly code: string;
  readonly timeZone: string;
}

interface Screening {
  readonly on: CalendarDay;
  readonly today: CalendarDay;
  /** Id of the participant who is screened again; null for a first screening. */
  readonly rescreens: string | null;
}

/** Enrols participants and lists them. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly schedules: ScheduleService,
    private readonly forms: FormWriter,
    private readonly clock: Clock,
  ) {}

  /** A page of participants in order of their numbers, each with the cells of the visit matrix, as JSON text. */
  async list(context: AccessContext, studyCode: string, query: ParticipantListQuery): Promise<string> {
    const { study } = await this.library.current(studyCode);
    const { zones, days } = localDays(study, this.clock);
    requireArm(study, query.arm);
    const limit = query.limit ?? PAGE;
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<ParticipantRow & Record<string, unknown>>(PARTICIPANT_PAGE, [
        zones,
        days,
        splitList(query.site),
        query.arm ?? null,
        query.status ?? null,
        splitList(query.due),
        query.search ?? null,
        readPlaceCursor(query.cursor, NUMBER),
        limit + 1,
      ]),
    );
    const armNames = new Map(study.definition.arms.map(({ code, shortName }) => [code, text(shortName)]));
    const { page, nextCursor } = pageOf(rows, limit, ({ number }) => number);
    return participantListText(page, armNames, { nextCursor, total: rows[0]?.total ?? 0 });
  }

  /** One participant, as shown at the top of every page of theirs. */
  async get(context: AccessContext, id: string): Promise<ParticipantView> {
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, id));
    if (loaded === null) throw new Problem('participant.not-found');
    return participantView(loaded, this.clock.todayIn(loaded.row.timeZone));
  }

  /** The adverse events in a participant's log. @throws Problem `participant.not-found` */
  async adverseEvents(context: AccessContext, id: string): Promise<readonly AdverseEventView[]> {
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, id));
    if (loaded === null) throw new Problem('participant.not-found');
    return adverseEventViews(loaded);
  }

  /**
   * Begins a participant's screening: number, plan, and the demography that came with it. A preview shows the participant
   * as they would be, with the number that is next now. Sent again it is answered and nobody is enrolled twice.
   *
   * @throws Problem `site.not-found` for a site out of sight, `date.in-future` also for a year of birth after this one,
   * `participant.not-rescreenable`, `form.change-id-reused` where the id stands for another enrolment
   */
  enrol(context: AccessContext, request: EnrolParticipantRequest, preview = false): Promise<ParticipantView> {
    const { changeId, ...asked } = request;
    const change = { changeId, asked: canonicalJson({ act: 'enrol', ...asked }) };
    return this.transactions.act(context, preview, async (tx) => {
      const known = await answerOf<ParticipantView>(tx, change);
      if (known !== null) return known;
      // Two at once would take one number.
      await this.schedules.lockSites(tx, context, [request.site]);
      const [site] = await tx.named<SiteOfStudy & Record<string, unknown>>(SITE_OF_STUDY, [
        context.studyId,
        request.site,
      ]);
      const isMine = site !== undefined && (context.sites === '*' || context.sites.includes(site.id));
      if (!isMine) throw new Problem('site.not-found');
      const today = this.clock.todayIn(site.timeZone);
      const on = request.on === undefined ? today : requireCalendarDay(request.on);
      requirePast(on, today, 'on');
      requireLikely(tooLongAgo(on, today), 'on');
      requireBorn(request.yearOfBirth, today);
      requireAlive(request.yearOfBirth, on, 'on');
      const rescreens = request.rescreens ?? null;
      if (rescreens !== null) {
        await this.schedules.lock(tx, rescreens, null);
        await requireRescreenable(tx, rescreens, site, { request, on });
      }
      const id = await this.insert(tx, context, site, { on, today, rescreens });
      const { loaded } = await this.schedules.replan(tx, id);
      const enrolled = await this.enterDemography(tx, context, loaded, request);
      return keepAnswer(tx, context, change, site.id, participantView(enrolled, today));
    });
  }

  private async insert(
    tx: Tx,
    { studyId }: AccessContext,
    site: SiteOfStudy,
    { on, today, rescreens }: Screening,
  ): Promise<string> {
    const [next] = await tx.named<{ sequence: number }>(NEXT_SEQUENCE, [studyId, site.id]);
    if (next === undefined) throw new Error('the next number is not known');
    const number = `${site.code}-${String(next.sequence).padStart(DIGITS, '0')}`;
    const version = liveVersion(site.versions, site.versions.some(({ from }) => from <= on) ? on : today);
    const id = uuidv7();
    const params = [id, studyId, site.id, number, next.sequence, on, uuidv7(), version, rescreens];
    await tx.named(INSERT_PARTICIPANT, params).catch((error: unknown) => {
      if (rescreens === null) throw error;
      throw takenUpElsewhere(error, 'The participant', 'Nobody was enrolled.');
    });
    return id;
  }

  private async enterDemography(
    tx: Tx,
    context: AccessContext,
    loaded: LoadedParticipant,
    { sex, yearOfBirth }: EnrolParticipantRequest,
  ): Promise<LoadedParticipant> {
    const items = personItems(loaded.live.study.definition);
    const values = {
      ...(sex === undefined ? {} : { [items.sex]: { v: sex } }),
      ...(yearOfBirth === undefined ? {} : { [items.yearOfBirth]: { v: String(yearOfBirth) } }),
    };
    if (Object.keys(values).length === 0) return loaded;
    const asks = (code: string): boolean =>
      Object.keys(values).every((item) => loaded.live.study.forms.get(code)?.items.has(item) === true);
    const form = loaded.row.forms.find(({ code }) => asks(code));
    if (form === undefined) return loaded;
    await this.forms.write(tx, context, loaded.live, {
      form,
      participant: loaded.row,
      values,
      today: this.clock.todayIn(loaded.row.timeZone),
      visitDay: null,
      completion: null,
    });
    return (await this.schedules.replanTaken(tx, loaded)).loaded;
  }
}

/** @throws Problem `request.invalid` for an arm the study does not have */
function requireArm({ definition }: CompiledStudy, arm: string | undefined): void {
  const codes = definition.arms.map(({ code }) => code);
  if (arm === undefined || arm === '' || codes.includes(arm)) return;
  const detail = `The study has no arm ${arm}. Name one of ${codes.join(', ')}.`;
  const errors = [{ path: 'arm', message: `must be of ${codes.join(', ')}` }];
  throw new Problem('request.invalid', detail, { errors });
}

/** @throws Problem `date.in-future` for a year of birth that is still to come at the site */
function requireBorn(yearOfBirth: number | undefined, today: CalendarDay): void {
  const thisYear = Number(today.slice(0, 4));
  if (yearOfBirth === undefined || yearOfBirth <= thisYear) return;
  const detail = `The year of birth ${yearOfBirth} is later than this year. Nobody was enrolled. Correct the year.`;
  const errors = [{ path: 'yearOfBirth', message: `must not lie after ${thisYear}` }];
  throw new Problem('date.in-future', detail, { errors });
}

/** @throws Problem `participant.not-found`, `participant.not-rescreenable` with why */
async function requireRescreenable(
  tx: Tx,
  id: string,
  site: SiteOfStudy,
  { request, on }: { readonly request: EnrolParticipantRequest; readonly on: CalendarDay },
): Promise<void> {
  const [former] = await tx.named<Rescreenable & Record<string, unknown>>(RESCREENABLE, [id]);
  if (former === undefined) throw new Problem('participant.not-found');
  const { number, siteId, status, failedOn, rescreenedAs } = former;
  const refuse = (why: string): Problem =>
    new Problem('participant.not-rescreenable', `${number} ${why}. Nobody was enrolled.`);
  if (siteId !== site.id) throw refuse('was screened at another site');
  if (rescreenedAs !== null) throw refuse(`was screened again already, as ${rescreenedAs}`);
  if (status !== 'screen-failure') throw refuse('was not refused at screening');
  if (failedOn !== null && on < failedOn)
    throw refuse(`was refused at screening on ${dayText(failedOn)}, after ${dayText(on)}`);
  requireSamePerson(former, request);
}

/**
 * One person has one sex and one year of birth under both numbers, as far as both are known.
 *
 * @throws Problem `participant.not-rescreenable` with what differs
 */
function requireSamePerson(former: Rescreenable, { sex, yearOfBirth }: EnrolParticipantRequest): void {
  const differs = <T>(was: T | null, is: T | undefined): boolean =>
    was !== null && is !== undefined && was !== is;
  const parts = [
    ...(differs(former.sex, sex)
      ? [{ path: 'sex', message: `is ${former.sex ?? ''} under ${former.number}` }]
      : []),
    ...(differs(former.yearOfBirth, yearOfBirth)
      ? [{ path: 'yearOfBirth', message: `is ${former.yearOfBirth ?? ''} under ${former.number}` }]
      : []),
  ];
  if (parts.length === 0) return;
  const words = parts.map(
    ({ path, message }) => `${path === 'sex' ? 'Sex' : 'The year of birth'} ${message}`,
  );
  const detail = `${words.join('; ')}. Nobody was enrolled. Is it the same person? If what stands there is wrong, correct it there first.`;
  throw new Problem('participant.not-rescreenable', detail, { errors: parts });
}
