import { Injectable } from '@nestjs/common';
import { systemContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CourseLiving } from './course-living.service.js';
import { DemonstrationClosedDays } from './demonstration-closed-days.service.js';
import { DemonstrationLaboratories } from './demonstration-laboratories.service.js';
import { DemonstrationStaff, ORIGIN, type DemonstrationStaffing } from './demonstration-staff.service.js';
import { DEMONSTRATIONS, sitesOf, type Demonstration } from './demonstrations.js';

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
   * @param onEnrolled - told after each participant how many are there, of how many
   * @returns how many participants were enrolled
   */
  async load(onEnrolled: (done: number, of: number) => void = () => undefined): Promise<number> {
    const isWhole = await Promise.all(DEMONSTRATIONS.map((demonstration) => this.isWhole(demonstration)));
    if (isWhole.every(Boolean)) return 0;
    const staffings = await this.staff.engage();
    const of = DEMONSTRATIONS.reduce((sum, { lives }) => sum + lives.length, 0);
    let done = 0;
    const onThere = (count: number): void => {
      done += count;
      onEnrolled(done, of);
    };
    const counts = await Promise.all(staffings.map((staffing) => this.loadStudy(staffing, onThere)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Whether a study's part is there, told by what is made last: its participants, and the days its hospitals close. */
  private async isWhole(demonstration: Demonstration): Promise<boolean> {
    const { study: code, lives, closedWeekdays } = demonstration;
    const [study] = await this.transactions.read(systemContext(null, ORIGIN), (tx) =>
      tx.sql<{ id: string }>('select id from study where code = $1', [code]),
    );
    if (study === undefined) return false;
    const enrolled = await this.enrolledBySite(study.id);
    const isEnrolled = sitesOf(demonstration).every(
      (site) => (enrolled.get(site) ?? 0) >= lives.filter((life) => life.site === site).length,
    );
    if (!isEnrolled) return false;
    const [calendars] = await this.transactions.read(systemContext(study.id, ORIGIN), (tx) =>
      tx.sql<{ count: number }>('select count(*)::integer from site_calendar where study_id = $1', [
        study.id,
      ]),
    );
    return (calendars?.count ?? 0) >= Object.keys(closedWeekdays).length;
  }

  /** Hospitals enrol side by side, each one participant after the other. */
  private async loadStudy(
    { demonstration, studyId, staff }: DemonstrationStaffing,
    onThere: (count: number) => void,
  ): Promise<number> {
    await this.laboratories.open(demonstration, studyId, ORIGIN);
    const enrolled = await this.enrolledBySite(studyId);
    const bySite = sitesOf(demonstration).map(async (code) => {
      const recorder = staff.get(code);
      if (recorder === undefined) throw new Error(`no staff for ${code}`);
      let count = 0;
      const lives = demonstration.lives.filter(({ site }) => site === code);
      const missing = lives.slice(enrolled.get(code) ?? 0);
      onThere(lives.length - missing.length);
      for (const life of missing) {
        await this.courses.live(life, recorder);
        onThere(1);
        count += 1;
      }
      const closed = demonstration.closedWeekdays[code];
      if (closed !== undefined) await this.closedDays.set(code, closed, recorder);
      return count;
    });
    return (await Promise.all(bySite)).reduce((sum, count) => sum + count, 0);
  }

  /** Where they were enrolled, wherever they went since. */
  private async enrolledBySite(studyId: string): Promise<Map<string, number>> {
    const rows = await this.transactions.read(systemContext(studyId, ORIGIN), (tx) =>
      tx.sql<{ code: string; enrolled: number }>(
        `select s.code, count(*)::integer as enrolled from participant p join site s on s.id = coalesce(p.enrolled_at_site, p.site_id)
         where p.study_id = $1 group by s.code`,
        [studyId],
      ),
    );
    return new Map(rows.map(({ code, enrolled }) => [code, enrolled]));
  }
}
