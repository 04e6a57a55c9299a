import { comparedNumber } from './comparator.js';

/** A number as people type it, with a point: a comma is read as the decimal point; digits stay as typed. Null for no number. */
export function decimalText(typed: string): string | null {
  const text = typed.replace(',', '.').replace('−', '-');
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? text.replace(/^([+-]?)\./, '$10.') : null;
}

/** A whole number as people type it, its minus as the application prints it too. Null for no whole number. */
export function integerText(typed: string): string | null {
  const text = typed.replace('−', '-');
  return /^[+-]?\d+$/.test(text) ? text : null;
}

/** A laboratory result: a number, or one with the sign of a result beyond what was measured. Null for neither. */
export function resultText(typed: string): string | null {
  const compared = comparedNumber(typed.replace('≤', '<=').replace('≥', '>='));
  if (compared === null) return decimalText(typed);
  const number = decimalText(compared.number.trim());
  return number === null ? null : `${compared.comparator}${number}`;
}
