import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { RecordMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import type { LifeEvent } from './life.js';

/** What is asked of the API when a milestone is reached in a life. @throws Error for an event that is no milestone */
export function milestoneRequest(event: LifeEvent, on: CalendarDay): RecordMilestoneRequest {
  switch (event.kind) {
    case 'death':
      return { kind: 'death', on, values: { DTHCAUS: { v: 'TUMOUR' }, DTHINFO: { v: 'FAMILY' } } };
    case 'end-of-treatment':
      return { kind: 'end-of-treatment', on, values: { EOTREAS: { v: event.reason } } };
    case 'withdrawal': {
      const from = { WDTRT: { v: 'Y' }, WDPROC: { v: 'Y' }, WDCONT: { v: 'Y' }, WDREC: { v: 'N' } };
      return { kind: 'withdrawal', on, values: { ...from, WDREAS: { v: event.reason } } };
    }
    case 'delay':
    case 'missed':
    case 'late':
    case 'begun':
    case 'left':
    case 'progression':
    case 'booked':
      throw new Error(`${event.kind} is not a milestone`);
  }
}
