import { Injectable } from '@nestjs/common';
import { addDays } from '@lutetia/shared/calendar/calendar-day';
import { Clock } from '../../platform/clock/clock.js';
import { systemContext, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DemonstrationPeople } from '../people/demonstration-people.service.js';
import { DEMONSTRATION_SITES } from './lives.js';

const STUDY = 'reluth';
/** Where the trail says the demonstration's acts came from. */
export const ORIGIN = 'demonstration';
/** Memberships reach back further than the earliest course. */
const FROM_DAYS_AGO = 1000;
/** The demonstration's nurse and investigator work here; the other hospitals have staff of their own. */
const OWN_SITES = DEMONSTRATION_SITES.slice(0, 2);

interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly [column: string]: string;
}

/** Who records the demonstration, and where. */
export interface DemonstrationStaffing {
  readonly studyId: string;
  /** Whoever records at each hospital, by its code. */
  readonly staff: ReadonlyMap<string, AccessContext>;
}

/** The accounts of the demonstration and the hospitals they work at. */
@Injectable()
export class DemonstrationStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly people: DemonstrationPeople,
  ) {}

  /** Makes the accounts that are missing. @throws Error when the study is not loaded */
  async engage(): Promise<DemonstrationStaffing> {
    const { studyId, sites } = await this.places();
    return { studyId, staff: await this.staff(studyId, sites) };
  }

  /** Study and hospitals the courses are told at. */
  private places(): Promise<{ readonly studyId: string; readonly sites: readonly SiteRow[] }> {
    return this.transactions.read(systemContext(null, ORIGIN), async (tx) => {
      const [study] = await tx.sql<{ id: string }>('select id from study where code = $1', [STUDY]);
      if (study === undefined) throw new Error(`the study ${STUDY} is not loaded`);
      const sites = await tx.sql<SiteRow>('select id, code from site where code = any($1)', [
        DEMONSTRATION_SITES,
      ]);
      return { studyId: study.id, sites };
    });
  }

  /** Whoever records at each hospital, by its code. */
  private async staff(studyId: string, sites: readonly SiteRow[]): Promise<Map<string, AccessContext>> {
    const today = this.clock.todayIn('UTC');
    const from = addDays(today, -FROM_DAYS_AGO);
    const own = sites.filter(({ code }) => OWN_SITES.some((site) => site === code)).map(({ id }) => id);
    const accounts = await this.people.create(studyId, own, from);
    const staff = new Map<string, AccessContext>();
    for (const site of sites) {
      const isOwn = own.includes(site.id);
      const personId = isOwn ? (accounts.nurse ?? null) : await this.people.createStaff(studyId, site, from);
      staff.set(site.code, { ...systemContext(studyId, ORIGIN), personId, role: 'nurse', sites: [site.id] });
    }
    return staff;
  }
}
