/**
 * The measure for the product's server: plain node:http and pg, making the same two database calls per save and
 * nothing else: no rules of access, no merge, no checks, no framework. A process of its own, told by JSON on standard
 * input; it prints its port.
 */
import type http from 'node:http';
import type pg from 'pg';
import {
  FORM_SAVE,
  FORM_SAVE_CONTEXT,
  type FormSaveContextRow,
} from '../../src/modules/forms/form-save.queries.js';
import { hashToken } from '../../src/platform/access/session-cookie.js';
import { readAll, serveBare, type BareServerOrder } from './bare-http.js';
import { BENCH_ITEMS } from './bench-study.js';

export interface BareOrder extends BareServerOrder {
  readonly today: string;
}

interface SaveBody {
  readonly changes: unknown;
  readonly changeId: string;
}

const IDLE_MINUTES = 30;

async function save(pool: pg.Pool, order: BareOrder, request: http.IncomingMessage): Promise<string> {
  const formId = (request.url ?? '').slice('/api/forms/'.length);
  const token = (request.headers.cookie ?? '').split('=')[1] ?? '';
  const version = Number((request.headers['if-match'] ?? '0').replaceAll('"', ''));
  const body = JSON.parse(await readAll(request)) as SaveBody;
  const read = await pool.query<FormSaveContextRow & pg.QueryResultRow>({
    ...FORM_SAVE_CONTEXT,
    values: [hashToken(token), null, formId, version, body.changeId, IDLE_MINUTES, false, order.today],
  });
  const row = read.rows[0];
  if (row === undefined || row.sessionState !== 'ok')
    throw new Error(`session ${row?.sessionState ?? 'missing'}`);
  const written = await pool.query<{ savedAt: Date }>({
    ...FORM_SAVE,
    values: [
      row.personId,
      row.roles?.[0],
      row.studyId,
      row.siteId,
      null,
      null,
      null,
      formId,
      row.version,
      JSON.stringify(body.changes),
      'in-progress',
      row.studyVersionId,
      BENCH_ITEMS,
      BENCH_ITEMS,
      body.changeId,
      '0',
    ],
  });
  if (written.rows.length === 0) throw new Error('another save came first');
  return JSON.stringify({ id: formId, version: version + 1, values: body.changes });
}

const order = JSON.parse(await readAll(process.stdin)) as BareOrder;
serveBare(order, (pool, request) => save(pool, order, request));
