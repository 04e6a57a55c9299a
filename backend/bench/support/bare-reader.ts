/**
 * The measure for the product's worklist: plain node:http and pg, making the same three database calls per page and
 * nothing else: no rules of access, no views, no framework. A process of its own, told by JSON on standard input; it
 * prints its port.
 */
import type http from 'node:http';
import type pg from 'pg';
import { STUDIES, type StudyRow } from '../../src/modules/studies/studies.queries.js';
import { WORKLIST } from '../../src/modules/worklist/worklist.queries.js';
import { SESSION_OF_TOKEN, type SessionRow } from '../../src/platform/access/access.queries.js';
import { hashToken } from '../../src/platform/access/session-cookie.js';
import { readAll, serveBare, type BareServerOrder } from './bare-http.js';

export interface BareReaderOrder extends BareServerOrder {
  /** Time zones of the sites and the day in each. */
  readonly zones: readonly string[];
  readonly days: readonly string[];
}

const IDLE_MINUTES = 30;

async function page(pool: pg.Pool, order: BareReaderOrder, request: http.IncomingMessage): Promise<string> {
  const url = new URL(request.url ?? '/', 'http://bare');
  const token = (request.headers.cookie ?? '').split('=')[1] ?? '';
  const session = await pool.query<SessionRow & pg.QueryResultRow>({
    ...SESSION_OF_TOKEN,
    values: [hashToken(token), IDLE_MINUTES],
  });
  const study = await pool.query<StudyRow & pg.QueryResultRow>({
    ...STUDIES,
    values: [url.pathname.split('/')[3]],
  });
  const person = session.rows[0]?.personId;
  const context = [person, 'nurse', study.rows[0]?.id, '*', '', '127.0.0.1'];
  const site = url.searchParams.get('site');
  const limit = Number(url.searchParams.get('limit'));
  const filters = [null, site === null ? null : [site], null, null, null, limit];
  const { rows } = await pool.query<pg.QueryResultRow>({
    ...WORKLIST,
    values: [...context, order.zones, order.days, ...filters],
  });
  return JSON.stringify(rows[0]);
}

const order = JSON.parse(await readAll(process.stdin)) as BareReaderOrder;
serveBare(order, (pool, request) => page(pool, order, request));
