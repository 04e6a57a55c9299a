import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { AddRangeRequest, EndRangeRequest } from '@lutetia/shared/contract/requests/laboratories';
import type {
  LaboratoryView,
  RangeImportView,
  ReferenceRangeView,
} from '@lutetia/shared/contract/views/laboratories';
import {
  dayBefore,
  lineName,
  overlapSentence,
  rangeFault,
  readRangeImport,
  type ImportStep,
  type WantedRange,
} from '@lutetia/shared/laboratory/range-import';
import { overlappingRange } from '@lutetia/shared/laboratory/reference-range';
import { v7 as uuidv7 } from 'uuid';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import {
  LaboratoriesService,
  requireLaboratory,
  requireSite,
  type LaboratorySite,
} from './laboratories.service.js';
import { END_RANGES, INSERT_RANGES, LOCK_LABORATORY } from './laboratories.queries.js';

/** Whose ranges an act is about. */
export interface RangePlace {
  readonly study: string;
  readonly site: string;
  readonly laboratory: string;
}

/** A laboratory inside the transaction that changes what it says. */
interface OpenLaboratory {
  readonly tx: Tx;
  readonly site: LaboratorySite;
  readonly laboratory: LaboratoryView;
}

/** What laboratories say is ordinary: a range begins, ends, is followed by another, and is never rewritten. */
@Injectable()
export class RangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly laboratories: LaboratoriesService,
  ) {}

  /** Begins a range, and ends the one it replaces. @throws Problem `range.unfit`, `range.overlapping`, `range.ended` */
  async add(
    context: AccessContext,
    place: RangePlace,
    request: AddRangeRequest,
    assumed = false,
  ): Promise<LaboratoryView> {
    const wanted = wantedRange(request);
    const fault = rangeFault(wanted, await this.laboratories.analytes(place.study));
    return this.change(context, place, async (open) => {
      if (fault !== null) throw unfit(fault);
      const { ranges } = open.laboratory;
      const replaced = request.replaces == null ? null : requireRange(ranges, request.replaces);
      if (replaced !== null) await end(open, replaced, dayBefore(wanted.validFrom));
      const others = ranges.filter(({ id }) => id !== replaced?.id);
      const overlapping = overlappingRange(others, { ...wanted, validTo: null });
      if (overlapping !== null)
        throw new Problem('range.overlapping', `${overlapSentence(overlapping)} Nothing was changed.`);
      await begin(open, context, [{ ...wanted, validTo: null }], assumed);
    });
  }

  /** Ends a range. @throws Problem `range.not-found`, `range.ended`, `range.unfit` */
  end(
    context: AccessContext,
    place: RangePlace,
    rangeId: string,
    request: EndRangeRequest,
  ): Promise<LaboratoryView> {
    return this.change({ ...context, reason: request.reason }, place, (open) =>
      end(open, requireRange(open.laboratory.ranges, rangeId), requireCalendarDay(request.on)),
    );
  }

  /** Takes a file of ranges whole, or refuses it whole. @throws Problem `range.import-refused` with every fault */
  async import(
    context: AccessContext,
    place: RangePlace,
    csv: string,
    preview: boolean,
    assumed = false,
  ): Promise<RangeImportView> {
    const analytes = await this.laboratories.analytes(place.study);
    return this.transactions.act(context, preview, async (tx) => {
      const open = await openLaboratory(tx, context, place);
      const reading = readRangeImport(csv, analytes, open.laboratory.ranges);
      if (!reading.ok)
        throw new Problem('range.import-refused', undefined, {
          errors: reading.faults.map(({ line, message }) => ({ path: `line ${line}`, message })),
        });
      await takeSteps(open, context, reading.steps, assumed);
      return { preview, steps: reading.steps };
    });
  }

  private change(
    context: AccessContext,
    place: RangePlace,
    work: (open: OpenLaboratory) => Promise<void>,
  ): Promise<LaboratoryView> {
    return this.transactions.write(context, async (tx) => {
      const open = await openLaboratory(tx, context, place);
      await work(open);
      return requireLaboratory(tx, context, open.site, place.laboratory);
    });
  }
}

async function openLaboratory(tx: Tx, context: AccessContext, place: RangePlace): Promise<OpenLaboratory> {
  const site = await requireSite(tx, context, place.site);
  await tx.named(LOCK_LABORATORY, [place.laboratory]);
  return { tx, site, laboratory: await requireLaboratory(tx, context, site, place.laboratory) };
}

/** A range that a later line of the file replaces begins with its last day. */
async function takeSteps(
  open: OpenLaboratory,
  context: AccessContext,
  steps: readonly ImportStep[],
  assumed: boolean,
): Promise<void> {
  const news = steps.filter(({ effect }) => effect !== 'same');
  const ends = new Map(
    news.flatMap(({ replaces, range }) =>
      replaces === null ? [] : [[replaces, dayBefore(range.validFrom)]],
    ),
  );
  const begun = news.map(({ line, range }) => ({ ...range, validTo: ends.get(lineName(line)) ?? null }));
  const names = new Set(news.map(({ line }) => lineName(line)));
  const ended = [...ends].filter(([id]) => !names.has(id));
  if (ended.length > 0) await open.tx.named(END_RANGES, [ended.map(([id]) => id), ended.map(([, on]) => on)]);
  if (begun.length > 0) await begin(open, context, begun, assumed);
}

async function begin(
  { tx, site, laboratory }: OpenLaboratory,
  context: AccessContext,
  ranges: readonly (WantedRange & { readonly validTo: CalendarDay | null })[],
  assumed: boolean,
): Promise<void> {
  const rows = ranges.map(({ ageFrom, ageTo, validFrom, validTo, ...range }) => ({
    id: uuidv7(),
    age_from: ageFrom,
    age_to: ageTo,
    valid_from: validFrom,
    valid_to: validTo,
    ...range,
  }));
  const values = [context.studyId, site.id, laboratory.id, assumed, JSON.stringify(rows)];
  await tx.named(INSERT_RANGES, values);
}

async function end({ tx }: OpenLaboratory, range: ReferenceRangeView, on: CalendarDay): Promise<void> {
  if (range.validTo !== null) throw new Problem('range.ended');
  if (on < dayBefore(range.validFrom))
    throw unfit(
      `The range began on ${range.validFrom}; the day before that takes it back, and it cannot end earlier.`,
    );
  await tx.named(END_RANGES, [[range.id], [on]]);
}

function requireRange(ranges: readonly ReferenceRangeView[], id: string): ReferenceRangeView {
  const range = ranges.find((candidate) => candidate.id === id);
  if (range === undefined) throw new Problem('range.not-found');
  return range;
}

function unfit(fault: string): Problem {
  return new Problem('range.unfit', `${fault} Nothing was changed.`);
}

function wantedRange(request: AddRangeRequest): WantedRange {
  return {
    analyte: request.analyte,
    sex: request.sex ?? null,
    ageFrom: request.ageFrom ?? null,
    ageTo: request.ageTo ?? null,
    validFrom: requireCalendarDay(request.validFrom),
    unit: request.unit ?? null,
    low: request.low ?? null,
    high: request.high ?? null,
    source: request.source.trim(),
  };
}
