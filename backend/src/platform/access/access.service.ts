import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { Transactions } from '../database/transactions.js';
import { isUuid } from '../http/is-uuid.js';
import type { Actor } from './actor.js';
import type { RecordPlace } from './access-decision.js';
import {
  SESSION_AND_RECORD,
  SESSION_OF_TOKEN,
  TOUCH_SESSION,
  type SessionAndRecordRow,
  type SessionRow,
} from './access.queries.js';
import type { RecordKind } from './route-inventory.js';

export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'open'; readonly actor: Actor; readonly record: RecordPlace | null };

/** Finds out who is behind a session's token, and where a record they ask for lies, in one round trip. */
@Injectable()
export class AccessService {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param tokenHash - SHA-256 of the token
   * @param isActivity - whether this keeps the session awake (at most one write a minute)
   * @param record - a record to locate besides; anything but a UUID is located nowhere
   */
  async session(
    tokenHash: Buffer,
    isActivity: boolean,
    record: { readonly kind: RecordKind; readonly id: string } | null = null,
  ): Promise<SessionState> {
    const row = await this.find(tokenHash, record);
    if (row === undefined) return { kind: 'none' };
    if (row.isExpired) return { kind: 'expired' };
    if (isActivity && row.isDueForTouch) await this.transactions.statement(TOUCH_SESSION, [tokenHash]);
    return { kind: 'open', actor: actorOf(row), record: placeOf(row) };
  }

  private async find(
    tokenHash: Buffer,
    record: { readonly kind: RecordKind; readonly id: string } | null,
  ): Promise<SessionRow | SessionAndRecordRow | undefined> {
    const { idleMinutes } = this.config;
    const rows =
      record === null || !isUuid(record.id)
        ? await this.transactions.statement<SessionRow>(SESSION_OF_TOKEN, [tokenHash, idleMinutes])
        : await this.transactions.statement<SessionAndRecordRow>(SESSION_AND_RECORD, [
            tokenHash,
            idleMinutes,
            record.kind,
            record.id,
          ]);
    return rows[0];
  }
}

function actorOf(row: SessionRow): Actor {
  const { personId, email, name, memberships, mustChangePassword, expiresAt } = row;
  return { personId, email, name, memberships, mustChangePassword, expiresAt };
}

function placeOf(row: SessionRow | SessionAndRecordRow): RecordPlace | null {
  if (!('recordStudyId' in row)) return null;
  const { recordStudyId: studyId, recordSiteId: siteId, recordParticipantId: participantId } = row;
  if (studyId === null || siteId === null || participantId === null) return null;
  return { studyId, siteId, participantId, formerSiteIds: row.recordFormerSiteIds ?? [] };
}
