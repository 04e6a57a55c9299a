import { mergeKeptWork } from './merge-kept-work.js';
import type { PlacedWork } from './saving-types.js';

const work = (some: Partial<PlacedWork>): PlacedWork => ({
  formId: 'form',
  formVersion: '1',
  place: null,
  outgoing: null,
  unsent: {},
  typing: {},
  unread: {},
  refused: {},
  ...some,
});
const underWay = (changeId: string, ifMatch: number, path: string, v: string): PlacedWork['outgoing'] => ({
  changeId,
  ifMatch,
  changes: { [path]: { v } },
  reason: null,
  formVersion: '1',
});

describe('what several tabs left of one form', () => {
  it('is all there: values of both, text of fields, text that cannot be read', () => {
    const first = work({
      unsent: { PULSE: { value: { v: '77' }, version: 1 } },
      typing: { TEMP: { text: '3', unit: null } },
    });
    const second = work({
      unsent: { WEIGHT: { value: { v: '66' }, version: 1 } },
      unread: { HEIGHT: { text: '1,8 metres', unit: 'cm' } },
    });
    expect(mergeKeptWork([first, second])).toEqual(
      work({
        unsent: { PULSE: { value: { v: '77' }, version: 1 }, WEIGHT: { value: { v: '66' }, version: 1 } },
        typing: { TEMP: { text: '3', unit: null } },
        unread: { HEIGHT: { text: '1,8 metres', unit: 'cm' } },
      }),
    );
  });

  it('keeps the id of what the first had under way, and sends what the second had anew over the version it was typed on', () => {
    const first = work({ outgoing: underWay('a', 4, 'PULSE', '77') });
    const second = work({ outgoing: underWay('b', 3, 'WEIGHT', '66') });
    expect(mergeKeptWork([first, second])).toEqual(
      work({
        outgoing: underWay('a', 4, 'PULSE', '77'),
        unsent: { WEIGHT: { value: { v: '66' }, version: 3 } },
      }),
    );
  });

  it('takes over what only the second had under way', () => {
    const first = work({ unsent: { PULSE: { value: { v: '77' }, version: 1 } } });
    const second = work({ outgoing: underWay('b', 3, 'WEIGHT', '66') });
    expect(mergeKeptWork([first, second])).toEqual(
      work({
        outgoing: underWay('b', 3, 'WEIGHT', '66'),
        unsent: { PULSE: { value: { v: '77' }, version: 1 } },
      }),
    );
  });

  it('takes the later of two values of one path', () => {
    const first = work({ unsent: { PULSE: { value: { v: '77' }, version: 1 } } });
    const second = work({ unsent: { PULSE: { value: { v: '78' }, version: 1 } } });
    expect(mergeKeptWork([first, second]).unsent).toEqual({ PULSE: { value: { v: '78' }, version: 1 } });
  });
});
