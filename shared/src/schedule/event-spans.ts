import { textOf } from './dated-forms.js';
import type { EvidenceForm } from './result-evidence.js';

/** An adverse event as the course of a participant shows it. */
export interface EventSpan {
  /** As recorded: `Nausea`. */
  readonly name: string;
  /** Worst grade of CTCAE; null where none is recorded. */
  readonly grade: number | null;
  /** As recorded, perhaps only a month; null where nothing is. */
  readonly from: string | null;
  /** As recorded; null while it goes on, or where nobody said when it ended. */
  readonly to: string | null;
  readonly isOngoing: boolean;
  readonly isSerious: boolean;
}

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = {
  name: 'AETERM',
  grade: 'AETOXGR',
  from: 'AESTDAT',
  to: 'AEENDAT',
  isOngoing: 'AEONGO',
  isSerious: 'AESER',
} as const;

/** The adverse events among the forms a participant has besides the visits, the earliest first. */
export function eventSpans(forms: readonly EvidenceForm[]): readonly EventSpan[] {
  return forms
    .flatMap(({ visit, values }): EventSpan[] => {
      const name = textOf(values, EVENT.name);
      if (visit !== null || name === null) return [];
      const grade = Number(textOf(values, EVENT.grade) ?? '');
      const isOngoing = textOf(values, EVENT.isOngoing) === 'Y';
      return [
        {
          name,
          grade: grade >= 1 && grade <= 5 ? grade : null,
          from: textOf(values, EVENT.from),
          to: isOngoing ? null : textOf(values, EVENT.to),
          isOngoing,
          isSerious: textOf(values, EVENT.isSerious) === 'Y',
        },
      ];
    })
    .sort((a, b) => (a.from ?? '9999').localeCompare(b.from ?? '9999'));
}
