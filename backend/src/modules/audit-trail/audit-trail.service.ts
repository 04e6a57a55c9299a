import { Injectable } from '@nestjs/common';
import { TrailQuery } from '@lutetia/shared/contract/requests/trail';
import type { TrailView } from '@lutetia/shared/contract/views/trail';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { nextCursor, readCursor } from '../../platform/http/cursor.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import { PARTICIPANT_OF_FORM, TRAIL, type TrailRow } from './audit-trail.queries.js';
import { subjectsOf, type ToldEvent } from './record-name.js';
import { trailEntries } from './trail.view.js';

const PAGE = 100;
const SEQUENCE = /^\d{1,18}$/;

/** Who entered and changed what, when and why. */
@Injectable()
export class AuditTrailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly schedules: ScheduleService,
  ) {}

  /** A page of a participant's trail, newest first, one entry for each field. */
  list(context: AccessContext, participantId: string, query: TrailQuery): Promise<TrailView> {
    const limit = query.limit ?? PAGE;
    const before = readCursor(query.cursor);
    if (before !== null && !SEQUENCE.test(before)) throw new Problem('request.invalid');
    return this.transactions.read(context, async (tx) => {
      const loaded = await this.schedules.load(tx, participantId);
      if (loaded === null) throw new Problem('participant.not-found');
      const { record = null, path = null, person = null } = query;
      const values = [participantId, record, path, person, before, limit];
      const rows = await tx.named<TrailRow & Record<string, unknown>>(TRAIL, values);
      const events: ToldEvent[] = [];
      for (const row of rows) {
        const version = row.studyVersionId ?? loaded.live.versionId;
        events.push({ row, study: (await this.library.version(version, tx)).study });
      }
      const subjects = await subjectsOf(tx, events);
      const items = events
        .flatMap((event) => trailEntries(event, subjects))
        .filter((entry) => path === null || entry.path === path);
      return { items, nextCursor: nextCursor(rows, limit, ({ seq }) => seq) };
    });
  }

  /** A form's own history, of one path where it is given. */
  async ofForm(context: AccessContext, formId: string, query: TrailQuery): Promise<TrailView> {
    const [form] = await this.transactions.read(context, (tx) =>
      tx.named<{ participantId: string }>(PARTICIPANT_OF_FORM, [formId]),
    );
    if (form === undefined) throw new Problem('form.not-found');
    return this.list(context, form.participantId, Object.assign(new TrailQuery(), query, { record: formId }));
  }
}
