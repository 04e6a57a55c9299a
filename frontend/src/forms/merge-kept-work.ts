import type { PlacedWork } from './saving-types.js';
import { asUnsent } from './unsent-edits.js';

/**
 * What several tabs left of one form, as one.
 *
 * What the first had under way keeps its id, since it may have arrived. What another had under way is sent anew: if it
 * had arrived too, it changes nothing. Of one path the later one counts.
 *
 * @param works - of one form, the earliest first; at least one
 */
export function mergeKeptWork([first, ...others]: readonly [PlacedWork, ...PlacedWork[]]): PlacedWork {
  return others.reduce(
    (all, other): PlacedWork => ({
      formId: all.formId,
      place: other.place ?? all.place,
      formVersion: all.formVersion ?? other.formVersion,
      outgoing: all.outgoing ?? other.outgoing,
      unsent: {
        ...all.unsent,
        ...(all.outgoing === null || other.outgoing === null ? {} : asUnsent(other.outgoing)),
        ...other.unsent,
      },
      typing: { ...all.typing, ...other.typing },
      unread: { ...all.unread, ...other.unread },
      refused: { ...all.refused, ...other.refused },
    }),
    first,
  );
}
