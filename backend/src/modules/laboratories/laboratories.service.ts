import { Injectable } from '@nestjs/common';
import type { LaboratoriesView, LaboratoryView } from '@lutetia/shared/contract/views/laboratories';
import { analytesOf, type Analyte } from '@lutetia/shared/laboratory/analytes';
import { v7 as uuidv7 } from 'uuid';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { isUuid } from '../../platform/http/is-uuid.js';
import { Problem } from '../../platform/http/problem.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import {
  INSERT_LABORATORY,
  LABORATORIES,
  LABORATORY,
  SITE_OF_LABORATORIES,
  type LaboratoryRow,
} from './laboratories.queries.js';

/** A site the caller sees. */
export interface LaboratorySite {
  readonly id: string;
  readonly code: string;
}

/** A site's laboratories in a study, with what each says is ordinary. */
@Injectable()
export class LaboratoriesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
  ) {}

  /** All laboratories of a site. @throws Problem `site.not-found` */
  async list(context: AccessContext, study: string, siteCode: string): Promise<LaboratoriesView> {
    const analytes = await this.analytes(study);
    return this.transactions.read(context, async (tx) => {
      const site = await requireSite(tx, context, siteCode);
      const items = await tx.named<LaboratoryRow>(LABORATORIES, [context.studyId, site.id]);
      return {
        site: site.code,
        items,
        analytes: analytes.map(({ code, name, units }) => ({ code, name, units })),
      };
    });
  }

  /** Adds a laboratory that says nothing yet. @throws Problem `site.not-found`, `laboratory.name-taken` */
  add(context: AccessContext, siteCode: string, name: string): Promise<LaboratoryView> {
    return this.transactions.write(context, async (tx) => {
      const site = await requireSite(tx, context, siteCode);
      const id = uuidv7();
      const [added] = await tx.named(INSERT_LABORATORY, [id, context.studyId, site.id, name.trim()]);
      if (added === undefined) throw new Problem('laboratory.name-taken');
      return { id, name: name.trim(), ranges: [] };
    });
  }

  /** What the newest version of a study asks laboratories for. @throws Problem `study.not-found` */
  async analytes(study: string): Promise<readonly Analyte[]> {
    const { study: compiled } = await this.library.current(study);
    return analytesOf([...compiled.forms.values()].map(({ definition }) => definition));
  }
}

/** @throws Problem `site.not-found` where the study is not at the site, or the caller does not see it */
export async function requireSite(tx: Tx, context: AccessContext, code: string): Promise<LaboratorySite> {
  const { studyId, sites } = context;
  const params = [studyId, code, sites === '*' ? null : sites];
  const [site] = await tx.named<LaboratorySite & Record<string, unknown>>(SITE_OF_LABORATORIES, params);
  if (site === undefined) throw new Problem('site.not-found');
  return site;
}

/** @throws Problem `laboratory.not-found` */
export async function requireLaboratory(
  tx: Tx,
  context: AccessContext,
  site: LaboratorySite,
  id: string,
): Promise<LaboratoryView> {
  const [laboratory] = isUuid(id)
    ? await tx.named<LaboratoryRow>(LABORATORY, [context.studyId, site.id, id])
    : [];
  if (laboratory === undefined) throw new Problem('laboratory.not-found');
  return laboratory;
}
