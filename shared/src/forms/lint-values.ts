import { nearestName } from '../expressions/nearest-name.js';
import type { ItemDefinition } from './definition.js';
import type { Report } from './form-fault.js';
import { asDecimal } from '../expressions/decimal.js';
import { pointerToken } from './shape.js';
import { UCUM_CODES } from './ucum.js';

/** Checks the units of a quantity: that there are some, in UCUM, and how each further one becomes the first. */
export function lintUnits(item: ItemDefinition, pointer: string, report: Report): void {
  const [first, ...others] = item.units ?? [];
  if (first === undefined) report(`${pointer}/units`, 'a quantity needs a unit');
  (item.units ?? []).forEach((unit, index) => {
    if (UCUM_CODES.includes(unit)) return;
    report(`${pointer}/units/${index}`, `${unit} is no unit known here`, nearestName(unit, UCUM_CODES));
  });
  for (const unit of others) {
    const factor = item.factors?.[unit];
    if (factor === undefined || !(factor > 0 && Number.isFinite(factor))) {
      report(`${pointer}/factors`, `say what a value in ${unit} is multiplied by to be in ${first ?? ''}`);
    }
  }
  for (const unit of Object.keys(item.factors ?? {})) {
    if (!others.includes(unit))
      report(`${pointer}/factors/${pointerToken(unit)}`, `${unit} is not a further unit of ${item.code}`);
  }
}

/** Checks that what a laboratory measures starts at 0 or above: `<0.5` lies between 0 and 0.5. */
export function lintMeasured(item: ItemDefinition, pointer: string, report: Report): void {
  const isTyped = item.analyte !== undefined && item.calculate === undefined;
  if (isTyped && !(item.min !== undefined && item.min >= 0))
    report(`${pointer}/min`, `${item.code} is a laboratory result: say its least value, 0 or more`);
}

/** Checks a visual scale: two labelled ends, and steps that lead from the one to the other. */
export function lintScale(item: ItemDefinition, pointer: string, report: Report): void {
  const { min, max, step = 1, ends } = item;
  if (min === undefined || max === undefined || min >= max)
    report(pointer, 'a scale goes from its min up to its max');
  else if (!(step > 0) || !Number.isInteger(asDecimal((max - min) / step)))
    report(`${pointer}/step`, 'its steps do not lead from min to max');
  if (ends === undefined) report(pointer, 'a scale says in words what its two ends mean');
}

/** Checks that an item that judges another one is calculated and stands right after it, in one section with it. */
export function lintVerdict(
  { code, calculate, verdictOn }: ItemDefinition,
  before: ItemDefinition | null,
  pointer: string,
  report: Report,
): void {
  if (verdictOn === undefined) return;
  if (calculate === undefined)
    report(`${pointer}/verdictOn`, `${code} judges ${verdictOn} and is not calculated`);
  if (before?.code !== verdictOn)
    report(`${pointer}/verdictOn`, `${code} judges ${verdictOn}, so it stands right after it`);
  else if (before.calculate !== undefined)
    report(`${pointer}/verdictOn`, `${verdictOn} is calculated itself: there is nothing to judge`);
}
