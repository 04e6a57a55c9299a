import type { AddRangeRequest } from '@lutetia/shared/contract/requests/laboratories';
import type { LaboratoriesView, ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { areLimits, LIMIT } from '@lutetia/shared/laboratory/limits';
import { SOURCE_CHARACTERS } from '@lutetia/shared/laboratory/reference-range';
import type { Fields } from '../../lib/fields.js';

/** A range as it is being typed; empty is open, or everybody. */
export interface RangeDraft {
  readonly analyte: string;
  readonly sex: string;
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly validFrom: string;
  readonly source: string;
}

const AGE = /^(\d{1,2}|1[0-2]\d|130)?$/;

/** What the panel begins with: for whom the replaced range was, or the first analyte for everybody. */
export function draftOf(
  replaced: ReferenceRangeView | null,
  analytes: LaboratoriesView['analytes'],
): RangeDraft {
  const first = analytes[0];
  return {
    analyte: replaced?.analyte ?? first?.code ?? '',
    sex: replaced?.sex ?? '',
    ageFrom: String(replaced?.ageFrom ?? ''),
    ageTo: String(replaced?.ageTo ?? ''),
    low: '',
    high: '',
    unit: replaced === null ? (first?.units[0] ?? '') : (replaced.unit ?? ''),
    validFrom: '',
    source: '',
  };
}

/** Names of the fields that cannot be sent as they are. */
export function faultsOf(draft: RangeDraft): ReadonlySet<string> {
  const faults = new Set<string>();
  for (const name of ['ageFrom', 'ageTo'] as const) if (!AGE.test(draft[name].trim())) faults.add(name);
  for (const name of ['low', 'high'] as const) {
    const limit = numberOf(draft[name]);
    if (limit !== null && !LIMIT.test(limit)) faults.add(name);
  }
  if (faults.size === 0 && !areLimits(numberOf(draft.low), numberOf(draft.high))) faults.add('low');
  if (draft.validFrom === '') faults.add('validFrom');
  if (draft.source.trim() === '' || draft.source.trim().length > SOURCE_CHARACTERS) faults.add('source');
  return faults;
}

/** The request a draft without faults stands for. */
export function requestOf(draft: RangeDraft, replaces: string | null): Fields<AddRangeRequest> {
  const { analyte, sex, ageFrom, ageTo, low, high, unit, validFrom, source } = draft;
  return {
    analyte,
    sex: sex === 'F' || sex === 'M' ? sex : null,
    ageFrom: ageFrom.trim() === '' ? null : Number(ageFrom),
    ageTo: ageTo.trim() === '' ? null : Number(ageTo),
    low: numberOf(low),
    high: numberOf(high),
    unit: unit === '' ? null : unit,
    validFrom,
    source: source.trim(),
    replaces,
  };
}

function numberOf(typed: string): string | null {
  const number = typed.trim().replace(',', '.');
  return number === '' ? null : number;
}
