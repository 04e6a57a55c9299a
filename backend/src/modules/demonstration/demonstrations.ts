import type { Life } from './life.js';
import { LUMEN_1 } from './lives/lumen-1.js';
import { MSK_IA } from './lives/msk-ia.js';
import { RELUTH } from './lives/reluth.js';
import { START_NET } from './lives/start-net.js';

/** The invented participants of one study. */
export interface Demonstration {
  /** Code of the study. */
  readonly study: string;
  /** Where the demonstration's nurse and investigator work; the other hospitals have staff of their own. */
  readonly ownSites: readonly string[];
  /** Weekdays on which a hospital sees nobody, by its code; those are closed on public holidays, too. */
  readonly closedWeekdays: Readonly<Record<string, readonly number[]>>;
  readonly lives: readonly Life[];
}

export const DEMONSTRATIONS: readonly Demonstration[] = [
  {
    study: 'reluth',
    ownSites: ['FR-12', 'FR-10'],
    closedWeekdays: { 'FR-10': [6, 7], 'FR-24': [5, 6, 7] },
    lives: RELUTH,
  },
  { study: 'start-net', ownSites: ['SE-01', 'SE-02'], closedWeekdays: {}, lives: START_NET },
  { study: 'lumen-1', ownSites: ['DE-01', 'NL-01'], closedWeekdays: {}, lives: LUMEN_1 },
  { study: 'msk-ia', ownSites: ['US-01'], closedWeekdays: {}, lives: MSK_IA },
];

/** The hospitals of a study's courses, each once. */
export function sitesOf({ lives }: Demonstration): readonly string[] {
  return [...new Set(lives.map(({ site }) => site))];
}
