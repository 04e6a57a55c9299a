import { Injectable } from '@nestjs/common';
import type { Role } from '@lutetia/shared/contract/access';
import { addDays } from '@lutetia/shared/calendar/calendar-day';
import { Clock } from '../../platform/clock/clock.js';
import { systemContext, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DemonstrationPeople } from '../people/demonstration-people.service.js';
import type { Recorder } from './course-living.service.js';
import { DEMONSTRATIONS, sitesOf, type Demonstration } from './demonstrations.js';

/** Where the trail says the demonstration's acts came from. */
export const ORIGIN = 'demonstration';
/** Memberships reach back further than the earliest course. */
const FROM_DAYS_AGO = 1000;

interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly timeZone: string;
  readonly [column: string]: string;
}

/** A study and the hospitals its courses are told at. */
interface Places {
  readonly demonstration: Demonstration;
  readonly studyId: string;
  readonly sites: readonly SiteRow[];
}

/** Who records the demonstration of one study, and where. */
export interface DemonstrationStaffing {
  readonly demonstration: Demonstration;
  readonly studyId: string;
  /** Whoever records at each hospital, by its code. */
  readonly staff: ReadonlyMap<string, Recorder>;
}

/** The accounts of the demonstration and the hospitals they work at. */
@Injectable()
export class DemonstrationStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly people: DemonstrationPeople,
  ) {}

  /** Makes the accounts that are missing. @throws Error when a study is not loaded */
  async engage(): Promise<DemonstrationStaffing[]> {
    const from = addDays(this.clock.todayIn('UTC'), -FROM_DAYS_AGO);
    const everywhere = await this.places();
    const own = everywhere.map(({ studyId, sites, demonstration }) => ({
      studyId,
      siteIds: sites.filter(({ code }) => demonstration.ownSites.includes(code)).map(({ id }) => id),
    }));
    const accounts = await this.people.create(own, from);
    const staffings: DemonstrationStaffing[] = [];
    for (const places of everywhere) {
      const { demonstration, studyId } = places;
      staffings.push({
        demonstration,
        studyId,
        staff: await this.staff(places, accounts, from),
      });
    }
    return staffings;
  }

  /** The studies and the hospitals their courses are told at. */
  private places(): Promise<Places[]> {
    return this.transactions.read(systemContext(null, ORIGIN), async (tx) => {
      const places: Places[] = [];
      for (const demonstration of DEMONSTRATIONS) {
        const { study: code } = demonstration;
        const [study] = await tx.sql<{ id: string }>('select id from study where code = $1', [code]);
        if (study === undefined) throw new Error(`the study ${code} is not loaded`);
        const sites = await tx.sql<SiteRow>(
          'select id, code, time_zone as "timeZone" from site where code = any($1)',
          [sitesOf(demonstration)],
        );
        places.push({ demonstration, studyId: study.id, sites });
      }
      return places;
    });
  }

  /** Whoever records at each hospital, by its code: the demonstration's own people at theirs. */
  private async staff(
    { demonstration, studyId, sites }: Places,
    own: Readonly<Partial<Record<Role, string>>>,
    from: string,
  ): Promise<Map<string, Recorder>> {
    const staff = new Map<string, Recorder>();
    for (const site of sites) {
      const isOwn = demonstration.ownSites.includes(site.code);
      const contextOf = async (role: 'nurse' | 'investigator'): Promise<AccessContext> => ({
        ...systemContext(studyId, ORIGIN),
        personId: isOwn ? (own[role] ?? null) : await this.people.createStaff(studyId, site, role, from),
        role,
        sites: [site.id],
      });
      const context = await contextOf('nurse');
      staff.set(site.code, {
        context,
        investigator: await contextOf('investigator'),
        timeZone: site.timeZone,
      });
    }
    return staff;
  }
}
