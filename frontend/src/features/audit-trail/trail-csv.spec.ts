import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { STUDY_TRAIL_COLUMNS, TRAIL_COLUMNS, trailCsv } from './trail-csv.js';

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
  checks: [{ code: 'HIGH', message: 'Outside 4 to 20.', explained: 'Repeated' }],
  reason: 'Misread, "smudged"',
  requestId: null,
  origin: null,
};

describe('trailCsv', () => {
  const word = (key: string): string => key.replace('trail.', '');

  it('quotes every cell, and leaves numbers alone', () => {
    const rows = [
      [
        'whenUtc',
        'whenThere',
        'zone',
        'who',
        'role',
        'record',
        'field',
        'old',
        'new',
        'checks',
        'why',
        'origin',
      ],
      [
        '2026-11-21T08:15:00Z',
        '2026-11-21 09:15:00',
        'Europe/Paris',
        'Research nurse',
        'nurse',
        'Cycle 2 dose · Haematology',
        'Haemoglobin',
        '-1.5',
        '112 g/L',
        'Outside 4 to 20. (Repeated)',
        'Misread, ""smudged""',
        '',
      ],
    ];
    expect(trailCsv([entry], TRAIL_COLUMNS, word)).toBe(
      `\uFEFF${rows.map((row) => row.map((text) => `"${text}"`).join(',')).join('\r\n')}\r\n`,
    );
  });

  it('says of a study whose line it is, and where', () => {
    const lines = [{ ...entry, participantId: 'p', number: 'FR-05-002' }];
    expect(trailCsv(lines, STUDY_TRAIL_COLUMNS, word)).toContain(
      '\r\n"FR-05-002","FR-05","2026-11-21T08:15:00Z",',
    );
  });

  it('keeps a spreadsheet from running typed text as a formula', () => {
    expect(trailCsv([{ ...entry, newText: '=1+1' }], TRAIL_COLUMNS, word)).toContain(`,"'=1+1",`);
  });
});
