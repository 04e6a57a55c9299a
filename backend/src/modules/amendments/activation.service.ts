import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ActivateVersionRequest } from '@lutetia/shared/contract/requests/amendments';
import type { ActivationView, MigratedParticipantView } from '@lutetia/shared/contract/views/amendments';
import { dayText } from '@lutetia/shared/forms/display';
import { tooFarAhead, tooLongAgo } from '@lutetia/shared/schedule/unlikely-days';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { changeOf, once, type Answered } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { reasonOf } from '../../platform/http/require-reason.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import { otherForms } from './other-forms.js';
import { ForesightService, planningDone, type SitePlanning } from '../schedule/foresight.service.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import {
  ACTIVATE,
  COURSE_OVER,
  MIGRANTS,
  MIGRATE,
  SITES_TO_ACTIVATE,
  VERSION_WITH_PREVIOUS,
  type ActivationSite,
  type Migrant,
  type VersionWithPrevious,
} from './amendments.queries.js';

/** The version participants come under, and from which day. */
interface Coming {
  readonly versionId: string;
  readonly from: CalendarDay;
}

/** Makes versions live at sites, and brings those who are in the study under them. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly foresight: ForesightService,
    private readonly clock: Clock,
  ) {}

  /**
   * Activates a version at sites in one transaction, or in a preview says what that would do to every live participant.
   * Where it is live already, those who are not under it yet are brought under it: on its first day or later, while a
   * preview may be asked for a day ahead, and takes everybody as they stand today. Sent again it is answered and not done
   * twice.
   *
   * @throws Problem `study.version-not-found`, `site.not-found`, `study.activation-refused` with why, `form.change-id-reused`
   */
  activate(
    context: AccessContext,
    version: string,
    request: ActivateVersionRequest,
    preview: boolean,
  ): Promise<ActivationView> {
    const withReason = { ...context, reason: reasonOf('Making a version live', request, preview) };
    const work = (tx: Tx): Promise<Answered<ActivationView>> =>
      this.work(tx, context, version, request, preview);
    const change = changeOf('activate', { study: context.studyId ?? '', version }, request);
    return preview
      ? this.transactions.read(withReason, async (tx) => (await work(tx)).answer)
      : this.transactions.write(withReason, (tx) => once(tx, context, change, () => work(tx)));
  }

  private async work(
    tx: Tx,
    context: AccessContext,
    version: string,
    request: ActivateVersionRequest,
    preview: boolean,
  ): Promise<Answered<ActivationView>> {
    const versionId = await requireVersion(tx, context, version);
    if (!preview) await this.schedules.lockSites(tx, context, request.sites);
    const sites = await requireSites(tx, context, request.sites, versionId);
    for (const site of sites) refuseOlder(site, version);
    const from = requireCalendarDay(request.from);
    for (const site of sites) {
      refuseTaken(site, version, request);
      this.refuseWrongDay(site, from, request.migrate && !preview);
    }
    const participants: MigratedParticipantView[] = [];
    const untouched: string[] = [];
    for (const site of sites) {
      const isNew = site.own === null;
      if (!preview && isNew) await tx.named(ACTIVATE, [uuidv7(), context.studyId, site.id, versionId, from]);
      if (!request.migrate) continue;
      const migrants = await tx.named<Migrant & Record<string, unknown>>(MIGRANTS, [site.id, versionId]);
      if (!isNew && migrants.every(({ status }) => COURSE_OVER.includes(status)))
        throw refused(`At ${site.code} version ${version} is live, and everybody there is under it`);
      for (const migrant of migrants) {
        if (COURSE_OVER.includes(migrant.status)) {
          untouched.push(migrant.number);
          continue;
        }
        const comes = { versionId, from };
        const planned = preview
          ? await this.foresee(tx, site, migrant, comes)
          : await this.migrate(tx, context, site, migrant, comes);
        if (planned !== null) participants.push(planned);
      }
    }
    const codes = sites.map(({ code }) => code);
    const answer = { preview, version, from, sites: codes, participants, untouched };
    return { siteId: sites[0].id, answer };
  }

  /** Null for who was transferred since the site's participants were read: their version is another site's matter. */
  private async migrate(
    tx: Tx,
    { studyId }: AccessContext,
    site: ActivationSite,
    { id, number }: Migrant,
    { versionId, from }: Coming,
  ): Promise<MigratedParticipantView | null> {
    if ((await this.schedules.lock(tx, id, null)) !== site.id) return null;
    const was = await this.schedules.load(tx, id);
    if (was === null) throw new Error(`participant ${id} is not in sight`);
    await tx.named(MIGRATE, [uuidv7(), studyId, site.id, id, versionId, from]);
    const planning = planningDone(was.live.study, await this.schedules.replan(tx, id));
    return migrated(site, { id, number }, planning);
  }

  /** The same as a preview, for which nobody waits. */
  private async foresee(
    tx: Tx,
    site: ActivationSite,
    { id, number }: Migrant,
    { versionId, from }: Coming,
  ): Promise<MigratedParticipantView | null> {
    const planning = await this.foresight.foresee(tx, id, site.id, { version: { id: versionId, from } });
    return planning === null ? null : migrated(site, { id, number }, planning);
  }

  /** @param brings - whether participants are brought under the version now */
  private refuseWrongDay(
    { code, timeZone, latest, own }: ActivationSite,
    from: CalendarDay,
    brings: boolean,
  ): void {
    if (own === null && latest !== null && from <= latest) {
      throw refused(`At ${code} a version is live from ${latest}; the next one must begin on a later day`);
    }
    const today = this.clock.todayIn(timeZone);
    requireLikely(tooFarAhead(from, today) ?? tooLongAgo(from, today), 'from');
    if (brings && from > today) {
      throw refused(
        `Participants are brought under a version on or after its first day; at ${code} today is ${dayText(today)}`,
      );
    }
  }
}

function migrated(
  { code }: ActivationSite,
  { id, number }: Pick<Migrant, 'id' | 'number'>,
  planning: SitePlanning,
): MigratedParticipantView {
  return { id, number, site: code, moves: changesOf(planning), forms: otherForms(planning) };
}

/** What the version changes for one participant: moves, and visits that keep their day but not their window or forms. */
function changesOf({ before, after, moves }: SitePlanning): MigratedParticipantView['moves'] {
  const windows = new Map(before.visits.map((visit) => [keyOf(visit), windowOf(visit)]));
  const now = new Map(after.visits.map((visit) => [keyOf(visit), windowOf(visit)]));
  return moves.filter(
    (move) =>
      move.effect !== 'stays' || move.forms !== null || windows.get(keyOf(move)) !== now.get(keyOf(move)),
  );
}

type Keyed = { readonly code: string; readonly cycle: number; readonly repetition: number };

function keyOf({ code, cycle, repetition }: Keyed): string {
  return `${code}/${cycle}/${repetition}`;
}

function windowOf({
  opens,
  closes,
}: {
  readonly opens: string | null;
  readonly closes: string | null;
}): string {
  return `${opens ?? ''}/${closes ?? ''}`;
}

async function requireVersion(tx: Tx, { studyId }: AccessContext, version: string): Promise<string> {
  const [row] = await tx.named<VersionWithPrevious & Record<string, unknown>>(VERSION_WITH_PREVIOUS, [
    studyId,
    version,
    null,
  ]);
  if (row === undefined) throw new Problem('study.version-not-found');
  return row.id;
}

async function requireSites(
  tx: Tx,
  { studyId, sites: seen }: AccessContext,
  codes: readonly string[],
  versionId: string,
): Promise<readonly [ActivationSite, ...ActivationSite[]]> {
  const [first, ...others] = await tx.named<ActivationSite & Record<string, unknown>>(SITES_TO_ACTIVATE, [
    studyId,
    codes,
    versionId,
  ]);
  const isMine = (site: ActivationSite): boolean => seen === '*' || seen.includes(site.id);
  if (first === undefined || others.length + 1 !== new Set(codes).size) throw new Problem('site.not-found');
  if (![first, ...others].every(isMine)) throw new Problem('site.not-found');
  return [first, ...others];
}

/** Where the version is live, or will be, only those in the study are left to come under it, from its first day on. */
function refuseTaken({ code, own }: ActivationSite, version: string, request: ActivateVersionRequest): void {
  if (own === null) return;
  if (!request.migrate) throw refused(`At ${code} version ${version} is live from ${own} already`);
  if (request.from < own)
    throw refused(
      `At ${code} version ${version} is live from ${own}; nobody comes under it on an earlier day`,
    );
}

/** Versions go forward: who came under one never comes under an older one. @throws Problem `study.activation-refused` */
function refuseOlder({ code, newer }: ActivationSite, version: string): void {
  if (newer === null) return;
  throw refused(
    `Version ${version} is older than ${newer}, which ${code} works by or will. To go back, load the older definition as a new version`,
  );
}

function refused(why: string): Problem {
  return new Problem('study.activation-refused', `${why}. Nothing was changed.`);
}
