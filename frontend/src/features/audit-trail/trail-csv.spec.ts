import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { trailCsv } from './trail-csv.js';

const entry: TrailEntryView = {
  id: '1',
  at: '2026-11-21T08:15:00Z',
  who: 'Research nurse',
  role: 'nurse',
  site: 'FR-05',
  action: 'changed',
  record: 'form',
  timeZone: 'Europe/Paris',
  recordId: 'form',
  recordName: 'Cycle 2 dose · Haematology',
  path: 'HGB',
  label: 'Haemoglobin',
  old: null,
  new: null,
  oldText: '-1.5',
  newText: '112 g/L',
  reason: 'Misread, "smudged"',
  requestId: null,
  origin: null,
};

describe('trailCsv', () => {
  it('quotes what holds a comma or a quote, and leaves numbers alone', () => {
    expect(trailCsv([entry], ['When', 'Who'])).toBe(
      '\uFEFFWhen,Who\r\n2026-11-21T08:15:00Z,Research nurse,nurse,Cycle 2 dose · Haematology,Haemoglobin,-1.5,112 g/L,"Misread, ""smudged""",\r\n',
    );
  });

  it('keeps a spreadsheet from running typed text as a formula', () => {
    expect(trailCsv([{ ...entry, newText: '=1+1' }], [])).toContain(",'=1+1,");
  });
});
