import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { compareSchedules } from '@lutetia/shared/schedule/compare';
import type { ParticipantRecords } from '@lutetia/shared/schedule/records';
import { compareText } from '@lutetia/shared/schedule/kept-order';
import { whyLeftOut } from '@lutetia/shared/schedule/left-out';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import { planAcrossVersions, type VersionInForce } from '@lutetia/shared/schedule/versions';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { Tx } from '../../platform/database/transactions.js';
import { blankTotal, StudyLibrary } from '../studies/study-library.service.js';
import { knownAllocationHistory } from './allocation-history.js';
import { formsOfTheirOwn, identitiesOf } from './identities.js';
import { recordsOf, storedPlan, visitKeyText } from './participant-records.js';
import { SEE_PARTICIPANT } from './schedule.queries.js';
import type { LoadedParticipant, StoredForm, StoredPlan } from './stored-participant.queries.js';
import { formerPerson, ScheduleService, type Replanning } from './schedule.service.js';

/** What is decided of a whole site, as it would bear on a participant there. */
export interface SiteChange {
  readonly calendar?: SiteCalendar;
  /** A version they would come under. */
  readonly version?: { readonly id: string; readonly from: CalendarDay };
}

/** What planning a participant anew did, or would do, as far as a whole site is told of it. */
export interface SitePlanning extends Pick<Replanning, 'before' | 'after' | 'moves'> {
  /** The version of the study that planned them before, and the one that does. */
  readonly was: CompiledStudy;
  readonly live: CompiledStudy;
  readonly planned: readonly Pick<StoredPlan, 'visitId' | 'name' | 'status'>[];
  readonly forms: readonly StoredForm[];
}

/** A planning that was done, as a whole site is told of it. */
export function planningDone(was: CompiledStudy, { loaded, ...replanning }: Replanning): SitePlanning {
  const { live, row } = loaded;
  return { ...replanning, was, live: live.study, planned: row.planned, forms: row.forms };
}

/** What a change of a whole site would do to each participant there, with nobody taken and nothing written. */
@Injectable()
export class ForesightService {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly library: StudyLibrary,
  ) {}

  /**
   * What `replan` would do to a participant after the change.
   *
   * @returns null for who is not, or no longer, at the site
   */
  async foresee(
    tx: Tx,
    participantId: string,
    siteId: string,
    { calendar, version }: SiteChange,
  ): Promise<SitePlanning | null> {
    const [seen] = await tx.named<{ siteId: string }>(SEE_PARTICIPANT, [participantId]);
    const loaded = seen?.siteId === siteId ? await this.schedules.load(tx, participantId) : null;
    if (loaded === null) return null;
    const row = calendar === undefined ? loaded.row : { ...loaded.row, calendar };
    const was = loaded.live.study;
    if (version === undefined) return this.plan(tx, { ...loaded, row }, was);
    const { id, from } = version;
    const live = await this.library.version(id, tx);
    const versions = [...loaded.versions, { id, from, study: live.study }].sort(byDay);
    const inForce = versions.at(-1)?.id === id ? live : loaded.live;
    return this.plan(tx, { row, versions, live: inForce }, was);
  }

  private async plan(
    tx: Tx,
    participant: Omit<LoadedParticipant, 'facts'>,
    was: CompiledStudy,
  ): Promise<SitePlanning> {
    const { row, live } = participant;
    const allocation = await knownAllocationHistory(tx, row, live.study);
    const former = await formerPerson(tx, row);
    return planningOf(participant, { ...recordsOf(row), allocation, former }, was);
  }
}

function planningOf(
  { row, live, versions }: Omit<LoadedParticipant, 'facts'>,
  records: ParticipantRecords,
  was: CompiledStudy,
): SitePlanning {
  const { facts, plan: after } = planAcrossVersions(versions, records);
  const { visits, forms } = identitiesOf(row, after, formsOfTheirOwn(row, live.study), (code) =>
    blankTotal(live, code),
  );
  const before = storedPlan(row);
  return {
    before,
    after,
    moves: compareSchedules(before, after, (visit) => whyLeftOut(versions, facts, visit)),
    was,
    live: live.study,
    planned: after.visits.map((visit) => ({ ...visit, visitId: visits.get(visitKeyText(visit)) ?? '' })),
    forms,
  };
}

/** As they are stored: the version of the enrolment first. */
function byDay(a: VersionInForce, b: VersionInForce): number {
  return compareText(a.from ?? '', b.from ?? '');
}
