import { Inject, Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG, type Config } from '../../config/config.js';
import { systemContext } from '../../platform/database/access-context.js';
import { LaboratoriesService } from '../laboratories/laboratories.service.js';
import { RangesService } from '../laboratories/ranges.service.js';
import { sitesOf, type Demonstration } from './demonstrations.js';

/** Its results are of this laboratory, at every hospital. */
export const HOSPITAL_LABORATORY = 'Hospital laboratory';

/** Gives the hospitals of the demonstration a laboratory each, with ranges that are marked as nobody's. */
@Injectable()
export class DemonstrationLaboratories {
  constructor(
    private readonly laboratories: LaboratoriesService,
    private readonly ranges: RangesService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'home'>,
  ) {}

  /** Opens what is missing; a hospital that has a laboratory is left as it is. */
  async open(demonstration: Demonstration, studyId: string, origin: string): Promise<void> {
    const file = path.join(this.config.home, 'seeds', 'laboratories', 'demonstration.csv');
    const [head = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const { study } = demonstration;
    const context = systemContext(studyId, origin);
    const asked = new Set((await this.laboratories.analytes(study)).map(({ code }) => code));
    const csv = [head, ...lines.filter((line) => asked.has(line.split(',', 1)[0] ?? ''))].join('\n');
    for (const site of sitesOf(demonstration)) {
      const { items } = await this.laboratories.list(context, study, site);
      if (items.length > 0) continue;
      const { id } = await this.laboratories.add(context, site, HOSPITAL_LABORATORY);
      await this.ranges.import(context, { study, site, laboratory: id }, csv, false, true);
    }
  }
}
