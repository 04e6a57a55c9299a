import { Injectable } from '@nestjs/common';
import { systemContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CourseLiving } from './course-living.service.js';
import { DemonstrationClosedDays } from './demonstration-closed-days.service.js';
import { DemonstrationLaboratories } from './demonstration-laboratories.service.js';
import { DemonstrationStaff, ORIGIN, type DemonstrationStaffing } from './demonstration-staff.service.js';
import { sitesOf } from './demonstrations.js';

/** Fills an empty database with invented participants of every study. */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly laboratories: DemonstrationLaboratories,
    private readonly staff: DemonstrationStaff,
    private readonly courses: CourseLiving,
    private readonly closedDays: DemonstrationClosedDays,
  ) {}

  /**
   * Makes what is missing of the demonstration. Participants who are there already are left as they are.
   *
   * @returns how many participants were enrolled
   */
  async load(): Promise<number> {
    const staffings = await this.staff.engage();
    const counts = await Promise.all(staffings.map((staffing) => this.loadStudy(staffing)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Hospitals enrol side by side, each one participant after the other. */
  private async loadStudy({ demonstration, studyId, staff }: DemonstrationStaffing): Promise<number> {
    await this.laboratories.open(demonstration, studyId, ORIGIN);
    const enrolled = await this.enrolledBySite(studyId);
    const bySite = sitesOf(demonstration).map(async (code) => {
      const recorder = staff.get(code);
      if (recorder === undefined) throw new Error(`no staff for ${code}`);
      let count = 0;
      const lives = demonstration.lives.filter(({ site }) => site === code);
      for (const life of lives.slice(enrolled.get(code) ?? 0)) {
        await this.courses.live(life, recorder);
        count += 1;
      }
      const closed = demonstration.closedWeekdays[code];
      if (closed !== undefined) await this.closedDays.set(code, closed, recorder);
      return count;
    });
    return (await Promise.all(bySite)).reduce((sum, count) => sum + count, 0);
  }

  private async enrolledBySite(studyId: string): Promise<Map<string, number>> {
    const rows = await this.transactions.read(systemContext(studyId, ORIGIN), (tx) =>
      tx.sql<{ code: string; enrolled: number }>(
        `select s.code, count(*)::integer as enrolled from participant p join site s on s.id = p.site_id
         where p.study_id = $1 group by s.code`,
        [studyId],
      ),
    );
    return new Map(rows.map(({ code, enrolled }) => [code, enrolled]));
  }
}
