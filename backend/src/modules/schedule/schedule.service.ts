import { Injectable } from '@nestjs/common';
import { compareSchedules } from '@lutetia/shared/schedule/compare';
import type { Planner } from '@lutetia/shared/schedule/delay';
import { eventSpans } from '@lutetia/shared/schedule/event-spans';
import { gatherFacts, type ParticipantRecords } from '@lutetia/shared/schedule/facts';
import { whyLeftOut } from '@lutetia/shared/schedule/left-out';
import { planAcrossVersions, type VersionInForce } from '@lutetia/shared/schedule/versions';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { DeviationFact, ScheduleMove, SchedulePlan } from '@lutetia/shared/schedule/types';
import { dayText } from '@lutetia/shared/forms/display';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { blankTotal } from '../studies/study-library.service.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import { allocationHistory } from './allocation-history.js';
import { ensureIdentities, formsOfTheirOwn } from './identities.js';
import type { LoadedParticipant, ScheduleRow } from './stored-participant.queries.js';
import { formerPerson, withRecordsNow } from './participant-now.js';
import { outsideOf, recordsOf, storedPlan } from './participant-records.js';
import { writeDeviations, writeReadModels } from './plan-writes.js';
import { evidenceForms, readModels } from './read-models.js';
import {
  LOCK_PARTICIPANT,
  LOCK_SITES,
  SCHEDULE_OF_PARTICIPANT,
  SCHEDULES_OF_PARTICIPANTS,
} from './schedule.queries.js';
import { participantView } from './participant-facts.view.js';
import { decisionViews, participantForms, scheduleItems } from './schedule.view.js';

/** As the database refuses what would be entered under a number enrolled in error. */
export const ENTRY_IN_ERROR = 'LT001';

/** What a planning run did. */
export interface Replanning {
  readonly before: SchedulePlan;
  readonly after: SchedulePlan;
  /** The participant as now stored, so that nobody needs to read what was just written. */
  readonly loaded: LoadedParticipant;
  readonly moves: readonly ScheduleMove[];
  /** Deviations that were not open before. */
  readonly deviations: readonly DeviationFact[];
  /** Rows written; 0 when everything stood already as it should. */
  readonly changedRows: number;
}

/** Plans participants: the one place where the core's plan meets the rows that hold it. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly clock: Clock,
  ) {}

  /** A participant's schedule on the site's own day. @throws Problem `participant.not-found` */
  async get(context: AccessContext, participantId: string): Promise<ScheduleView> {
    const loaded = await this.transactions.read(context, (tx) => this.load(tx, participantId));
    if (loaded === null) throw new Problem('participant.not-found');
    const today = this.clock.todayIn(loaded.row.timeZone);
    return {
      participant: participantView(loaded, today),
      today,
      items: scheduleItems(loaded, today),
      forms: participantForms(loaded),
      decisions: decisionViews(loaded),
      events: eventSpans(evidenceForms(loaded.row.forms, loaded.row.visits)),
    };
  }

  /** Those of the participants that are in sight, by id, read in one statement. */
  async loadSome(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedParticipant>> {
    const loaded = new Map<string, LoadedParticipant>();
    for (const row of await tx.named<ScheduleRow>(SCHEDULES_OF_PARTICIPANTS, [ids]))
      loaded.set(row.id, withFacts(await this.withVersions(tx, row)));
    return loaded;
  }

  /** A participant with their facts, inside the caller's transaction. Null when out of sight or not there. */
  async load(tx: Tx, participantId: string): Promise<LoadedParticipant | null> {
    const stored = await this.read(tx, participantId);
    return stored === null ? null : withFacts(stored);
  }

  private async read(tx: Tx, participantId: string): Promise<Omit<LoadedParticipant, 'facts'> | null> {
    const [row] = await tx.named<ScheduleRow>(SCHEDULE_OF_PARTICIPANT, [participantId]);
    return row === undefined ? null : this.withVersions(tx, row);
  }

  private async withVersions(tx: Tx, row: ScheduleRow): Promise<Omit<LoadedParticipant, 'facts'>> {
    const versions = await this.versionsInForce(tx, row);
    const newest = versions.at(-1);
    if (newest === undefined) throw new Error(`participant ${row.id} is under no version of the study`);
    return { row, live: await this.library.version(newest.id, tx), versions };
  }

  /** All that is recorded of a participant, as one of their forms sees it. Null when out of sight or not there. */
  async outside(tx: Tx, participantId: string, formId: string): Promise<ReturnType<typeof outsideOf> | null> {
    const [row] = await tx.named<ScheduleRow>(SCHEDULE_OF_PARTICIPANT, [participantId]);
    return row === undefined ? null : outsideOf(row, formId);
  }

  private async versionsInForce(tx: Tx, row: ScheduleRow): Promise<VersionInForce[]> {
    const versions: VersionInForce[] = [];
    for (const { id, from } of row.versions) {
      const { study } = await this.library.version(id, tx);
      versions.push({ id, study, from });
    }
    return versions;
  }

  /**
   * Takes the participant for this transaction: two acts on one participant happen one after the other, and everything
   * of the participant is in sight until another one is taken. Access was decided before the wait: who was transferred
   * meanwhile is no longer the caller's.
   *
   * @param notFound - what is said when the participant is not, or no longer, at a site of the caller's; null for who
   * asks the answer instead
   * @returns id of the site the participant is at; null when that is none of the caller's
   * @throws Problem `notFound`
   */
  async lock(
    tx: Tx,
    participantId: string,
    notFound: ProblemCode | null = 'participant.not-found',
  ): Promise<string | null> {
    const [row] = await tx.named<{ siteId: string }>(LOCK_PARTICIPANT, [participantId]);
    if (row === undefined && notFound !== null) throw new Problem(notFound);
    return row?.siteId ?? null;
  }

  /**
   * Takes the participant for an act, as `lock` does, with all that is recorded of them.
   *
   * @throws Problem `notFound`, or `participant.enrolled-in-error`
   */
  async take(
    tx: Tx,
    participantId: string,
    notFound: ProblemCode = 'participant.not-found',
  ): Promise<LoadedParticipant> {
    await this.lock(tx, participantId, notFound);
    const loaded = await this.load(tx, participantId);
    if (loaded === null) throw new Problem(notFound);
    requireEnrolled(loaded);
    return loaded;
  }

  /**
   * Takes sites of a study for this transaction: what changes the plan of a whole site (its closed days, its version) and
   * who comes to it (by enrolment or transfer) happen one after the other. Always taken before any participant, so that
   * nobody waits in a ring; what is known of the site is read afterwards.
   *
   * @param sites - codes or ids; those that are not known are passed over
   */
  async lockSites(tx: Tx, { studyId }: AccessContext, sites: readonly string[]): Promise<void> {
    await tx.named(LOCK_SITES, [studyId, sites]);
  }

  /**
   * Plans a participant anew from what is recorded and writes what changed.
   *
   * @throws Error when the participant is at no site of the caller's: callers have looked before
   */
  async replan(tx: Tx, participantId: string): Promise<Replanning> {
    const siteId = await this.lock(tx, participantId, null);
    const stored = siteId === null ? null : await this.read(tx, participantId);
    if (stored === null) throw new Error(`participant ${participantId} is not in sight`);
    return this.plan(tx, stored);
  }

  /**
   * The same for who was taken, or planned, earlier in this transaction: of them only visits and forms are read anew.
   * Nothing else of what planning reads may have been written since.
   */
  async replanTaken(tx: Tx, taken: LoadedParticipant): Promise<Replanning> {
    return this.plan(tx, { ...taken, row: await withRecordsNow(tx, taken.row) });
  }

  private async plan(tx: Tx, stored: Omit<LoadedParticipant, 'facts'>): Promise<Replanning> {
    const { row, live, versions } = stored;
    const allocation = await allocationHistory(tx, row, live.study);
    const former = await formerPerson(tx, row);
    const { facts, plan: after } = planAcrossVersions(versions, {
      ...recordsOf(row),
      allocation,
      former,
    });
    const identities = await ensureIdentities(tx, row, after, formsOfTheirOwn(row, live.study), (code) =>
      blankTotal(live, code),
    );
    const models = readModels(live.study, facts, after, identities);
    const changedModels = await writeReadModels(tx, row, models);
    const deviations = await writeDeviations(tx, row, after, identities);
    const before = storedPlan(row);
    const rowAfter = {
      ...row,
      visits: identities.visitRows,
      forms: identities.forms,
      ...models,
      deviations: deviations.all,
    };
    return {
      before,
      after,
      loaded: { row: rowAfter, live, versions, facts },
      moves: compareSchedules(before, after, (visit) => whyLeftOut(versions, facts, visit)),
      deviations: deviations.opened,
      changedRows: changedModels + deviations.changed,
    };
  }
}

function withFacts(stored: Omit<LoadedParticipant, 'facts'>): LoadedParticipant {
  const { row, live, versions } = stored;
  const from = versions.at(-1)?.from ?? null;
  return { ...stored, facts: gatherFacts(live.study, recordsOf(row), from) };
}

export { formerPerson } from './participant-now.js';
export { requireContact } from './contact-ended.js';
export { requireAfterDoseBefore } from './dose-order.js';
export { requireStillRefused } from './still-refused.js';

/** What an act did, or would do, as the API says it. */
export function movesView(replanning: Replanning, preview: boolean): MovesView {
  const { moves, deviations } = replanning;
  return {
    preview,
    moves,
    deviations: deviations.map(({ kind, sentence, important }) => ({ kind, sentence, important })),
  };
}

/** A participant's records with the planner of the versions they came under: for decisions before anything is written. */
export function planningOf({ row, versions }: LoadedParticipant): {
  readonly records: ParticipantRecords;
  readonly plan: Planner;
} {
  return { records: recordsOf(row), plan: (records) => planAcrossVersions(versions, records) };
}

/** @throws Problem `participant.enrolled-in-error` with since when and why */
export function requireEnrolled({ row: { number, enrolledInError } }: LoadedParticipant): void {
  if (enrolledInError === null) return;
  const { on, reason } = enrolledInError;
  const detail = `${number} was enrolled in error, as noted on ${dayText(on)}: ${reason}. Nothing was changed. If that is not so, take it back on the participant’s page.`;
  throw new Problem('participant.enrolled-in-error', detail);
}
