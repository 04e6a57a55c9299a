import { Injectable } from '@nestjs/common';
import type { PublishedStudy } from '@lutetia/shared/study/definition';
import { readStudy, type FormFile } from '@lutetia/shared/study/reader';
import { systemContext, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { publishStudy, type StudyLoading } from './study-publishing.js';
import { StudyRefused } from './study-refused.js';

export type { StudyLoading } from './study-publishing.js';
export { StudyRefused } from './study-refused.js';

/** Who loads a study, and how. */
export interface Loading {
  /** First day of a version that follows another, `YYYY-MM-DD`; null: live nowhere yet. */
  readonly liveFrom: string | null;
  /** Says what would happen and leaves everything as it is. */
  readonly preview?: boolean;
  /** The person; without it, the system itself. */
  readonly context?: AccessContext;
}

/** Publishes study definitions, all or nothing. */
@Injectable()
export class StudyLoader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws StudyRefused with every fault of the definition and its forms */
  read(json: unknown, library: readonly FormFile[]): PublishedStudy {
    const reading = readStudy(json, library);
    if (!reading.ok) {
      throw new StudyRefused(
        codeOf(json),
        reading.faults.filter(({ severity }) => severity === 'fault'),
      );
    }
    return reading.study;
  }

  /** Publishes what was read, in one transaction; does nothing when this content is published already. @throws StudyRefused */
  publish(study: PublishedStudy, { liveFrom, preview = false, context }: Loading): Promise<StudyLoading> {
    const work = preview ? 'preview' : 'write';
    const by = context ?? systemContext(null, 'study loading');
    return this.transactions[work](by, (tx) => publishStudy(tx, study, liveFrom, by.role !== 'data-manager'));
  }
}

/** A study by the code it gives itself, whatever else is wrong with it. */
export function codeOf(json: unknown): string {
  const code = json !== null && typeof json === 'object' && 'code' in json ? json.code : null;
  return typeof code === 'string' ? code.slice(0, 60) : 'without a code';
}
