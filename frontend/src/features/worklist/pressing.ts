import type { DecisionsToMakeView, DeathsToRecordView } from '@lutetia/shared/contract/views/worklist';
import { useMay } from '../../lib/session.js';
import { useDeathsToRecord } from './api/list-deaths-to-record.js';
import { useDecisionsToMake } from './api/list-decisions-to-make.js';

/** A line of what comes before all visits. */
export type PressingLine =
  | ({ readonly kind: 'death'; readonly id: string } & DeathsToRecordView['items'][number])
  | ({ readonly kind: 'decision'; readonly id: string } & DecisionsToMakeView['items'][number]);

export interface PressingSection {
  readonly group: 'deaths' | 'decisions';
  /** Of all, also those beyond the lines. */
  readonly count: number;
  readonly items: readonly PressingLine[];
}

export interface Pressing {
  /** Only those with a line; in the order of the page. */
  readonly sections: readonly PressingSection[];
  /** What could not be read. */
  readonly failed: readonly PressingSection['group'][];
}

/** Deaths that an adverse event tells of, and decisions on doses: work before all visits. */
export function usePressing(study: string, site: string | null): Pressing {
  const mayEnter = useMay(study, 'form.enter');
  const deaths = useDeathsToRecord(study, site);
  const decisions = useDecisionsToMake(study, site, mayEnter);
  return {
    sections: pressingSections(deaths.data, decisions.data),
    failed: [
      ...(deaths.isError ? (['deaths'] as const) : []),
      ...(decisions.isError ? (['decisions'] as const) : []),
    ],
  };
}

/** The sections that have lines, deaths first. */
export function pressingSections(
  deaths: DeathsToRecordView | undefined,
  decisions: DecisionsToMakeView | undefined,
): readonly PressingSection[] {
  const sections: readonly PressingSection[] = [
    {
      group: 'deaths',
      count: deaths?.count ?? 0,
      items: (deaths?.items ?? []).map((item) => ({ kind: 'death', id: item.participantId, ...item })),
    },
    {
      group: 'decisions',
      count: decisions?.count ?? 0,
      items: (decisions?.items ?? []).map((item) => ({ kind: 'decision', id: item.formId, ...item })),
    },
  ];
  return sections.filter(({ count }) => count > 0);
}
