import type { StoredEvent } from './canonical.js';
import { recordKey, type TrailedRecord } from './chain-walk.js';
import { verifyFormAuthors } from './verify-form-authors.js';
import type { Query } from './verify-records.js';

const CHAIN = '00000000-0000-7000-8000-000000000001';
const FORM = '00000000-0000-7000-8000-000000000002';
const NURSE = '00000000-0000-7000-8000-000000000003';

const entry = (seq: number, at: string): StoredEvent => ({
  chainId: CHAIN,
  seq,
  at: `2026-11-23T${at}.000000Z`,
  personId: NURSE,
  role: 'nurse',
  studyId: null,
  siteId: null,
  record: 'form',
  recordId: FORM,
  recordVersion: seq,
  action: 'changed',
  changes: '{}',
  reason: null,
  requestId: null,
  origin: null,
  hash: Buffer.alloc(32),
});

/** What is found of a form with two entries, at these times, whose row names this one. */
const found = async (first: string, last: string, row: string): Promise<number> => {
  const trailed: TrailedRecord = {
    record: 'form',
    version: 2,
    fields: new Map(),
    first: entry(1, first),
    before: entry(1, first),
    last: entry(2, last),
  };
  const rows: unknown = [{ id: FORM, by: NURSE, at: `2026-11-23T${row}.000000Z` }];
  const query = (() => Promise.resolve(rows)) as Query;
  return (await verifyFormAuthors(query, CHAIN, new Map([[recordKey('form', FORM), trailed]]))).length;
};

describe('when a form was last changed', () => {
  it('lies between its last two entries', async () => {
    expect(await found('10:00:00', '10:05:00', '10:05:00')).toBe(0);
    expect(await found('10:00:00', '10:05:00', '09:59:59')).toBe(1);
    expect(await found('10:00:00', '10:05:00', '10:05:01')).toBe(1);
  });

  // The clock was an hour ahead at the first save and was put right before the second.
  it('lies before the last one where the clock was set back in between', async () => {
    expect(await found('11:00:00', '10:05:00', '10:05:00')).toBe(0);
    expect(await found('11:00:00', '10:05:00', '10:30:00')).toBe(1);
  });
});
