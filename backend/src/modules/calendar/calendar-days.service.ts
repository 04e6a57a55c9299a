import { Injectable } from '@nestjs/common';
import { daysBetween, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type {
  AdministrationsAheadQuery,
  CalendarQuery,
  SiteQuery,
} from '@lutetia/shared/contract/requests/calendar';
import type {
  AdministrationAheadView,
  CalendarView,
  EnrolmentLogView,
} from '@lutetia/shared/contract/views/calendar';
import type { DoseEvidence } from '@lutetia/shared/schedule/dose-evidence';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import { CalendarsOfSites } from './calendars-of-sites.service.js';
import { EvidenceService } from '../schedule/evidence.service.js';
import { isDoseVisit } from '../schedule/schedule.view.js';
import { localDays, StudyLibrary } from '../studies/study-library.service.js';
import { administrationAhead } from './administration-ahead.js';
import { dosesToldOnce } from './doses-told-once.js';
import { enrolmentLogRow } from './enrolment-log-row.js';
import {
  ADMINISTRATIONS_AHEAD,
  ENROLMENT_LOG,
  VISITS_BY_DAY,
  type AheadRow,
  type DayRow,
  type EnrolmentRow,
} from './calendar-days.queries.js';

/** Two months with the days that fill their first and last week. */
const MOST_DAYS = 62;

/** A study's days: visits by day, doses ahead, and who came into the study when. */
@Injectable()
export class CalendarDaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly clock: Clock,
    private readonly evidence: EvidenceService,
    private readonly calendars: CalendarsOfSites,
  ) {}

  /** @throws Problem `request.invalid` for days in the wrong order or too many of them */
  async visits(context: AccessContext, studyCode: string, query: CalendarQuery): Promise<CalendarView> {
    const { from, to } = query;
    const days = daysBetween(requireCalendarDay(from), requireCalendarDay(to)) + 1;
    if (days < 1) throw refused('to', 'to must not be before from');
    if (days > MOST_DAYS) throw refused('to', `to must be at most ${MOST_DAYS} days from the first`);
    const { study } = await this.library.current(studyCode);
    const local = localDays(study, this.clock);
    const params = [local.zones, local.days, from, to, splitList(query.site)];
    const rows = await this.read<DayRow>(context, VISITS_BY_DAY, params);
    return { from, to, items: rows.map((row) => ({ ...row, isDose: isDoseVisit(study, row) })) };
  }

  /** Doses still to be given, the nearest first. */
  async administrationsAhead(
    context: AccessContext,
    studyCode: string,
    { site, limit }: AdministrationsAheadQuery,
  ): Promise<AdministrationAheadView[]> {
    const { study } = await this.library.current(studyCode);
    const codes = [...new Set(study.slots.filter(({ isDose }) => isDose).map(({ code }) => code))];
    const decision = study.definition.roles.decision ?? null;
    const params = [codes, splitList(site), decision?.form ?? null, decision?.item ?? null];
    const { rows, calendarOf } = await this.transactions.read(context, async (tx) => ({
      rows: await tx.named<AheadRow & Record<string, unknown>>(ADMINISTRATIONS_AHEAD, params),
      calendarOf: await this.calendars.ofStudy(tx, context.studyId),
    }));
    const doses = rows
      .filter((row) => isDoseVisit(study, row))
      .map((row) => administrationAhead(study, row, calendarOf(row.site)));
    const told = dosesToldOnce(doses).slice(0, limit);
    return this.withResultsTooOld(context, told);
  }

  /** What a decision rests on may have aged since, or been too old from the start: asked of doses decided on only. */
  private async withResultsTooOld(
    context: AccessContext,
    doses: readonly AdministrationAheadView[],
  ): Promise<AdministrationAheadView[]> {
    const decided = doses.filter(({ orderDecision, doseDecision }) =>
      [orderDecision, doseDecision].some((decision) => decision?.taken === true && !decision.isAgainst),
    );
    const evidence = await this.evidence.ofDoses(context, decided);
    const tooOld = new Map(decided.map((dose, index) => [dose, expiredOf(evidence[index] ?? null)]));
    return doses.map((dose) => ({ ...dose, tooOld: tooOld.get(dose) ?? [] }));
  }

  /** Everybody screened at the caller's sites, in the order of screening. */
  async enrolmentLog(
    context: AccessContext,
    studyCode: string,
    { site }: SiteQuery,
  ): Promise<EnrolmentLogView> {
    const { study } = await this.library.current(studyCode);
    const rows = await this.read<EnrolmentRow>(context, ENROLMENT_LOG, [splitList(site)]);
    return { rows: rows.map((row) => enrolmentLogRow(study, row)) };
  }

  private read<R extends object>(
    context: AccessContext,
    statement: typeof VISITS_BY_DAY,
    params: readonly unknown[],
  ): Promise<R[]> {
    return this.transactions.read(context, (tx) => tx.named<R & Record<string, unknown>>(statement, params));
  }
}

/** Names of the forms whose results are too old for a dose. */
function expiredOf(evidence: DoseEvidence | null): readonly string[] {
  return (evidence?.results ?? []).filter(({ state }) => state === 'expired').map(({ name }) => name);
}

function refused(path: string, message: string): Problem {
  return new Problem('request.invalid', undefined, { errors: [{ path, message }] });
}
