import type { MovesView, VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { announce } from '../../lib/announce.js';

/** What can be done with a visit that has not taken place. */
export type VisitAct = 'book' | 'delay' | 'missed' | 'skip';

export const VISIT_ACTS: readonly VisitAct[] = ['book', 'delay', 'missed', 'skip'];

/** A visit as the panels need it, from a line of the worklist or of a schedule. */
export interface VisitToAct {
  readonly visitId: string;
  /** Row version, sent back in `If-Match`. */
  readonly version: number;
  readonly participantId: string;
  /** Code of the site, whose closed days count. */
  readonly site: string;
  readonly number: string;
  readonly name: string;
  readonly target: string | null;
  readonly planned: string | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly booked: string | null;
  readonly occurred: string | null;
}

/** Which panel is open, and for which visit. */
export interface OpenPanel {
  readonly kind: VisitAct;
  readonly item: VisitToAct;
}

/** What was done: its sentence, what it moved, and the way back where one press undoes it. */
export interface DoneAct {
  readonly sentence: string;
  readonly moves: MovesView;
  readonly undo:
    | { readonly visit: VisitToAct; readonly kind: 'missed' | 'skip' }
    | { readonly visit: VisitToAct; readonly kind: 'delay' }
    /** Back to the day booked before; null where none was. */
    | { readonly visit: VisitToAct; readonly kind: 'book'; readonly before: string | null }
    | null;
}

/** What every panel needs: the visit as it stands now, and the day at its site. */
export interface PanelProps {
  readonly study: string;
  readonly item: VisitToAct;
  readonly today: string;
  /** What stands in the field of the reason before anybody types; left out for nothing. */
  readonly proposed?: string;
  readonly onClose: () => void;
  readonly onDone: (done: DoneAct) => void;
}

/** The line of a visit, by which the focus finds it again after an act. */
export function visitRow(visitId: string): string {
  return `visit:${visitId}`;
}

/** Ctrl Enter in any field of a panel is its button. */
export function onCommitKey(submit: (event: SyntheticEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
}

/** Says what was done, closes the panel and hands it on. */
export function finish(done: DoneAct, { onClose, onDone }: Pick<PanelProps, 'onClose' | 'onDone'>): void {
  announce(done.sentence);
  onClose();
  onDone(done);
}

/** The visit as it stands after an act, for the next one. */
export function visitAfter(item: VisitToAct, answer: VisitUpdatedView): VisitToAct {
  return { ...item, version: answer.version };
}

/** A visit of a schedule as the panels need it. */
export function visitToAct(
  { id, version, name, target, planned, opens, closes, booked, occurred }: ScheduleItemView,
  { id: participantId, number, site }: Pick<ParticipantView, 'id' | 'number' | 'site'>,
): VisitToAct {
  return {
    visitId: id,
    version,
    participantId,
    site: site.code,
    number,
    name,
    target,
    planned,
    opens,
    closes,
    booked,
    occurred,
  };
}
