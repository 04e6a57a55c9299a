import { Injectable } from '@nestjs/common';
import type {
  StudyProtocolView,
  StudyVersionView,
  VersionDifferenceView,
} from '@lutetia/shared/contract/views/amendments';
import type { PublishedStudy } from '@lutetia/shared/study/definition';
import { studyDifferences } from '@lutetia/shared/study/difference';
import { studyProtocol } from '@lutetia/shared/study/protocol';
import { text } from '@lutetia/shared/study/words';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import {
  VERSION_WITH_PREVIOUS,
  VERSIONS,
  type VersionRow,
  type VersionWithPrevious,
} from './amendments.queries.js';

/** The versions of a study, and what each changed. */
@Injectable()
export class AmendmentsService {
  constructor(private readonly transactions: Transactions) {}

  /** The newest first. */
  async list(context: AccessContext): Promise<StudyVersionView[]> {
    const { studyId, sites } = context;
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<VersionRow & Record<string, unknown>>(VERSIONS, [studyId, sites === '*' ? null : sites]),
    );
    return rows.map(({ publishedAt, summary, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      summary: summary === null ? null : text(summary),
    }));
  }

  /**
   * What a version has otherwise than another.
   *
   * @param against - any other version, also a later one; null for the one before
   * @throws Problem `study.version-not-found` when either is not known
   */
  async difference(
    context: AccessContext,
    version: string,
    against: string | null,
  ): Promise<VersionDifferenceView> {
    const { previous, previousDefinition, definition } = await this.require(context, version, against);
    if (against !== null && previous === null) throw new Problem('study.version-not-found');
    const differences = previousDefinition === null ? [] : studyDifferences(previousDefinition, definition);
    return { version, from: previous, differences };
  }

  /** A version in names and sentences. @throws Problem `study.version-not-found` */
  async protocol(context: AccessContext, version: string): Promise<StudyProtocolView> {
    const { definition, publishedAt, previous } = await this.require(context, version);
    return { protocol: studyProtocol(definition), publishedAt: publishedAt.toISOString(), previous };
  }

  /** A version as it was published, with its forms. @throws Problem `study.version-not-found` */
  async published(context: AccessContext, version: string): Promise<PublishedStudy> {
    return (await this.require(context, version)).definition;
  }

  private async require(
    { studyId }: AccessContext,
    version: string,
    against: string | null = null,
  ): Promise<VersionWithPrevious> {
    const [row] = await this.transactions.statement<VersionWithPrevious & Record<string, unknown>>(
      VERSION_WITH_PREVIOUS,
      [studyId, version, against],
    );
    if (row === undefined) throw new Problem('study.version-not-found');
    return row;
  }
}
