import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import { enrolmentCsv, partsOf, rescreenable, rowsOf, shownColumns } from './enrolment-log.js';

const row = (over: Partial<EnrolmentLogRowView>): EnrolmentLogRowView => ({
  participantId: over.number ?? '1',
  number: 'FR-05-001',
  site: 'FR-05',
  screeningOn: '2026-11-02',
  consentOn: '2026-11-02',
  includedOn: null,
  notIncludedOn: null,
  notIncludedReason: null,
  randomisedOn: null,
  arm: null,
  rescreens: null,
  transferred: null,
  enrolledInError: null,
  outcome: 'in-screening',
  ...over,
});

const randomised = row({
  number: '001',
  outcome: 'included',
  includedOn: '2026-11-09',
  randomisedOn: '2026-11-16',
  arm: 'Retreatment',
});
const refused = row({
  number: '002',
  outcome: 'not-included',
  notIncludedOn: '2026-11-12',
  notIncludedReason: 'Platelets 62, twice',
});
const again = row({ number: '003', rescreens: { id: '002', number: '002' } });
const refusedToo = row({ number: '004', outcome: 'not-included', notIncludedOn: '2026-11-13' });
const log = [randomised, refused, again, refusedToo];

describe('the screening and enrolment log', () => {
  it('has a column for an earlier number only where somebody was screened twice', () => {
    expect(shownColumns([randomised, refused])).not.toContain('rescreens');
    expect(shownColumns(log)).toContain('rescreens');
  });

  it('falls into those in screening, included and not included; the randomised are among the included', () => {
    expect(partsOf(log).map((part) => rowsOf(log, part).length)).toEqual([4, 1, 1, 2, 1]);
  });

  it('offers for screening again those not included, each once', () => {
    expect(rescreenable(log).map(({ number }) => number)).toEqual(['004']);
  });

  it('keeps whom the site transferred, with the day and where to', () => {
    const gone = row({
      number: '005',
      outcome: 'transferred',
      transferred: { on: '2026-11-20', to: 'FR-12' },
    });
    expect(partsOf([gone]).map((part) => rowsOf([gone], part).length)).toEqual([1, 0, 0, 0, 0]);
    expect(enrolmentCsv([gone], (key) => key).split('\r\n')[1]).toBe(
      '"005","FR-05","2026-11-02","2026-11-02","outcome.transferred","2026-11-20","FR-12","","",""',
    );
  });

  it('keeps the line of a number given in error apart from those screened, who may be screened again', () => {
    const error = row({
      number: '006',
      outcome: 'enrolled-in-error',
      enrolledInError: { on: '2026-11-21', by: 'Research nurse', reason: 'Entered twice' },
      rescreens: { id: '002', number: '002' },
    });
    const rows = [refused, error];
    expect(partsOf(rows)).toEqual(['all', ...partsOf([refused]), 'enrolled-in-error']);
    expect(partsOf(rows).map((part) => rowsOf(rows, part).length)).toEqual([2, 1, 0, 0, 1, 0, 1]);
    expect(rescreenable(rows).map(({ number }) => number)).toEqual(['002']);
    expect(enrolmentCsv([error], (key) => key).split('\r\n')[1]).toBe(
      '"006","FR-05","2026-11-02","2026-11-02","outcome.enrolled-in-error","2026-11-21","Entered twice","","","002"',
    );
  });

  it('is downloaded with a line for each, days as they are kept', () => {
    expect(enrolmentCsv([randomised, refused], (key) => key.replace(/^\w+\./u, '')).split('\r\n')).toEqual([
      '\uFEFF"number","site","screeningOn","consentOn","outcome","decidedOn","reason","randomisedOn","arm","rescreens"',
      '"001","FR-05","2026-11-02","2026-11-02","included","2026-11-09","","2026-11-16","Retreatment",""',
      '"002","FR-05","2026-11-02","2026-11-02","not-included","2026-11-12","Platelets 62, twice","","",""',
      '',
    ]);
  });
});
