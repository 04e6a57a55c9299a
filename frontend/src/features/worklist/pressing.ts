import type { PressingView } from '@lutetia/shared/contract/views/worklist';
import { useReadPressing } from './api/list-pressing.js';

/** A line of what comes before all visits. */
export type PressingLine =
  | ({ readonly kind: 'death'; readonly id: string } & PressingView['deaths']['items'][number])
  | ({ readonly kind: 'review'; readonly id: string; readonly begun: boolean } & ReviewItem)
  | ({ readonly kind: 'decision'; readonly id: string } & PressingView['decisions']['items'][number]);

type ReviewItem = PressingView['reviews']['items'][number];

export interface PressingSection {
  readonly group: 'deaths' | 'reviews' | 'decisions';
  /** Of all, also those beyond the lines. */
  readonly count: number;
  readonly items: readonly PressingLine[];
}

export interface Pressing {
  /** Only those with a line; in the order of the page. */
  readonly sections: readonly PressingSection[];
  /** It could not be read. */
  readonly hasFailed: boolean;
}

/** Deaths that an adverse event tells of, serious events to review, and decisions on doses: work before all visits. */
export function usePressing(study: string, site: string | null): Pressing {
  const { data, isError } = useReadPressing(study, site);
  return { sections: pressingSections(data), hasFailed: isError };
}

/** The sections that have lines, deaths first. */
export function pressingSections(pressing: PressingView | undefined): readonly PressingSection[] {
  if (pressing === undefined) return [];
  const { deaths, reviews, decisions } = pressing;
  const sections: readonly PressingSection[] = [
    {
      group: 'deaths',
      count: deaths.count,
      items: deaths.items.map((item) => ({ kind: 'death', id: item.participantId, ...item })),
    },
    {
      group: 'reviews',
      count: reviews.count,
      items: reviews.items.map((item) => ({
        kind: 'review',
        id: item.formId,
        begun: item.inProgress,
        ...item,
      })),
    },
    {
      group: 'decisions',
      count: decisions.count,
      items: decisions.items.map((item) => ({ kind: 'decision', id: item.formId, ...item })),
    },
  ];
  return sections.filter(({ count }) => count > 0);
}
