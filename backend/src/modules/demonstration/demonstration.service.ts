import { Injectable } from '@nestjs/common';
import { systemContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CourseLiving } from './course-living.service.js';
import { DemonstrationStaff, ORIGIN } from './demonstration-staff.service.js';
import { DEMONSTRATION_SITES, LIVES } from './lives.js';

/** Fills an empty database with thirty invented participants. */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly staff: DemonstrationStaff,
    private readonly courses: CourseLiving,
  ) {}

  /**
   * Makes what is missing of the demonstration. Participants who are there already are left as they are.
   *
   * @returns how many participants were enrolled
   */
  async load(): Promise<number> {
    const { studyId, staff } = await this.staff.engage();
    const enrolled = await this.enrolledBySite(studyId);
    const bySite = DEMONSTRATION_SITES.map(async (code) => {
      const context = staff.get(code);
      if (context === undefined) throw new Error(`no staff for ${code}`);
      let count = 0;
      for (const life of LIVES.filter(({ site }) => site === code).slice(enrolled.get(code) ?? 0)) {
        await this.courses.live(life, context);
        count += 1;
      }
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
