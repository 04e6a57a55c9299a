import { Injectable } from '@nestjs/common';
import type { CollectedView, CollectedVisitView } from '@lutetia/shared/contract/views/participants';
import { repetitionOf } from '@lutetia/shared/schedule/names';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant, StoredForm, StoredVisit } from '../schedule/stored-participant.queries.js';
import { ScheduleService } from '../schedule/schedule.service.js';

/** What a site keeps to read of a participant who went on elsewhere. */
@Injectable()
export class CollectedService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /** The completed forms in the caller's sight, by visit. @throws Problem `participant.not-found` */
  async get(context: AccessContext, participantId: string): Promise<CollectedView> {
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, participantId));
    if (loaded === null) throw new Problem('participant.not-found');
    const { row } = loaded;
    const last = row.transfers.at(-1);
    return {
      number: row.number,
      transferred: last === undefined ? null : { on: last.on, to: last.to },
      today: this.clock.todayIn(row.timeZone),
      visits: collectedVisits(loaded),
    };
  }
}

function collectedVisits({ row, live: { study } }: LoadedParticipant): readonly CollectedVisitView[] {
  const complete = row.forms.filter(({ state }) => state === 'complete');
  const formsAt = (visitId: string | null): readonly StoredForm[] =>
    complete.filter((form) => form.visitId === visitId);
  const visits = row.visits
    .map((visit) => ({ visit, place: placeOf(study, visit), forms: formsAt(visit.id) }))
    .filter(({ forms }) => forms.length > 0)
    .sort((a, b) => a.place - b.place || a.visit.repetition - b.visit.repetition)
    .map(({ visit, forms }) => ({
      name: visitName(study, visit),
      occurred: occurredOn(study, forms),
      forms: named(study, forms),
    }));
  const own = formsAt(null);
  return own.length === 0 ? visits : [...visits, { name: null, occurred: null, forms: named(study, own) }];
}

function placeOf(study: CompiledStudy, { code, cycle }: StoredVisit): number {
  return study.slots.findIndex((slot) => slot.code === code && slot.cycle === cycle);
}

function visitName(study: CompiledStudy, visit: StoredVisit): string {
  const slot = study.slots[placeOf(study, visit)];
  return slot === undefined ? visit.code : repetitionOf(slot, visit.repetition).name;
}

function occurredOn({ definition: { roles } }: CompiledStudy, forms: readonly StoredForm[]): string | null {
  const day = forms.find(({ code }) => code === roles.visit.form)?.values[roles.visit.day];
  return day !== undefined && 'v' in day && typeof day.v === 'string' ? day.v : null;
}

function named({ formNames }: CompiledStudy, forms: readonly StoredForm[]): CollectedVisitView['forms'] {
  return forms.map(({ id, code }) => ({ id, code, name: formNames.get(code) ?? code }));
}
