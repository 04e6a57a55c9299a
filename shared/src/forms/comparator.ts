/**
 * Laboratory results beyond what their method measures: `<0.5`, `>500`, `<=2`.
 *
 * They are stored as typed, `{ v: "<0.5" }`, and only quantities with an analyte may be such a result. Nobody knows the
 * number behind one, so it is never taken for one: in expressions, of its own form or another, a comparison is answered
 * where the bound alone proves it, everything else that reads it stays pending, and the limits of its item are held against the number
 * that is written.
 */
const COMPARED = /^(<=|>=|<|>)(.*)$/;

/** The sign and the number of such a result; null when the text does not begin with a sign. */
export function comparedNumber(
  text: string,
): { readonly comparator: string; readonly number: string } | null {
  const match = COMPARED.exec(text);
  return match === null ? null : { comparator: match[1] ?? '', number: match[2] ?? '' };
}
