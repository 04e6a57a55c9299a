import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { useMemo } from 'react';
import { useWords } from '../../forms/words.js';
import { trailLines } from './trail-lines.js';

/** The lines of all pages of a trail that have arrived, as they are read. */
export function useTrailLines<Entry extends TrailEntryView>(
  pages: readonly { readonly items: readonly Entry[] }[] | undefined,
): readonly Entry[] {
  const t = useWords();
  return useMemo(
    () =>
      trailLines(
        (pages ?? []).flatMap(({ items }) => items),
        t,
      ),
    [pages, t],
  );
}
