import { Injectable } from '@nestjs/common';
import type { StudyTrailQuery } from '@lutetia/shared/contract/requests/trail';
import type {
  StudyTrailEntryView,
  StudyTrailView,
  TrailPersonView,
} from '@lutetia/shared/contract/views/trail';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { readPlaceCursor, splitList, writeCursor } from '../../platform/http/cursor.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import {
  TRAIL_OF_NUMBER,
  TRAIL_OF_STUDY,
  TRAIL_PEOPLE,
  TRAIL_STRETCH,
  type StudyTrailRow,
  type TrailStretch,
} from './study-trail.queries.js';
import { subjectsOf, type ToldEvent } from './record-name.js';
import { trailEntries } from './trail.view.js';

const PAGE = 100;
/** Events a page looks through at most; what is rare in the trail comes in several pages, some of them empty. */
const LOOKED_THROUGH = 5000;

/** Where a page begins: before this event, in the order of the trail. */
interface Place {
  /** Microseconds since 1970; null for the newest. */
  readonly atUs: string | null;
  readonly chainId: string;
  readonly seq: string;
}

const CURSOR = /^\d{1,16}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/\d{1,18}$/;
const NEWEST: Place = {
  atUs: null,
  chainId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  seq: '999999999999999999',
};
const BEFORE_ALL = { chainId: '00000000-0000-0000-0000-000000000000', seq: '0' };

interface Found {
  readonly rows: readonly StudyTrailRow[];
  /** Microseconds down to which all has been looked through; null for the beginning. */
  readonly reached: string | null;
}

/** Who entered and changed what, when and why, over all participants the reader may see. */
@Injectable()
export class StudyTrailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
  ) {}

  /** A page, newest first. @throws Problem `request.invalid` where the cursor is of another list */
  list(context: AccessContext, query: StudyTrailQuery): Promise<StudyTrailView> {
    const limit = query.limit ?? PAGE;
    const place = placeOf(readPlaceCursor(query.cursor, CURSOR));
    return this.transactions.read(context, async (tx) => {
      const { rows, reached } = await find(tx, query, place, limit + 1);
      const page = rows.slice(0, limit);
      const next = nextPlace(rows, page, reached);
      return {
        items: await this.entries(page, tx),
        nextCursor: next === null ? null : writeCursor(`${next.atUs ?? ''}/${next.chainId}/${next.seq}`),
        reachedTo: next?.atUs == null ? null : new Date(Number(next.atUs) / 1000).toISOString(),
      };
    });
  }

  /** Who may have written in the trail, by name. */
  people(context: AccessContext): Promise<TrailPersonView[]> {
    return this.transactions.read(context, (tx) =>
      tx.named<TrailPersonView & Record<string, unknown>>(TRAIL_PEOPLE),
    );
  }

  private async entries(rows: readonly StudyTrailRow[], tx: Tx): Promise<StudyTrailEntryView[]> {
    const events: ToldEvent<StudyTrailRow>[] = [];
    for (const row of rows) {
      const version = row.studyVersionId === null ? null : await this.library.version(row.studyVersionId, tx);
      events.push({ row, study: version?.study ?? null });
    }
    const subjects = await subjectsOf(tx, events);
    return events.flatMap((event) => {
      const { chainId: participantId, number } = event.row;
      return trailEntries(event, subjects).map((entry) => ({
        ...entry,
        id: `${participantId}/${entry.id}`,
        participantId,
        number,
      }));
    });
  }
}

async function find(tx: Tx, query: StudyTrailQuery, place: Place, limit: number): Promise<Found> {
  const { from = null, to = null, person = null, role = null, record = null, action = null } = query;
  const narrowed = [splitList(query.site), from, to, person, role, record, action];
  const number = query.participant?.trim() ?? '';
  type Row = StudyTrailRow & Record<string, unknown>;
  if (number !== '') {
    const rows = await tx.named<Row>(TRAIL_OF_NUMBER, [...narrowed, number, place.seq, limit]);
    return { rows, reached: null };
  }
  const [stretch] = await tx.named<TrailStretch & Record<string, unknown>>(TRAIL_STRETCH, [
    place.atUs,
    from,
    to,
    LOOKED_THROUGH,
  ]);
  if (stretch === undefined) throw new Error('the stretch of the trail is one row');
  const { since, before, reachedUs } = stretch;
  const bounds = [before, place.chainId, place.seq, since];
  return { rows: await tx.named<Row>(TRAIL_OF_STUDY, [...narrowed, ...bounds, limit]), reached: reachedUs };
}

/** A full page goes on after its last event, any other where the looking stopped. */
function nextPlace(
  rows: readonly StudyTrailRow[],
  page: readonly StudyTrailRow[],
  reached: string | null,
): Place | null {
  const last = page.at(-1);
  if (rows.length > page.length && last !== undefined) return last;
  return reached === null ? null : { atUs: reached, ...BEFORE_ALL };
}

function placeOf(cursor: string | null): Place {
  if (cursor === null) return NEWEST;
  const [atUs = '', chainId = '', seq = ''] = cursor.split('/');
  return { atUs, chainId, seq };
}
