/** The sign before the decimals of a number. */
export type DecimalSign = ',' | '.';

const BEGIN = String.raw`^[<>≤≥=\s]*`;
const IN_THREES: Readonly<Record<DecimalSign, RegExp>> = {
  ',': new RegExp(String.raw`${BEGIN}[1-9]\d{0,2}(?:,\d{3})+$`, 'u'),
  '.': new RegExp(String.raw`${BEGIN}[1-9]\d{0,2}(?:\.\d{3})+$`, 'u'),
};
const ONCE: Readonly<Record<DecimalSign, RegExp>> = {
  ',': new RegExp(String.raw`${BEGIN}\d+,\d+$`, 'u'),
  '.': new RegExp(String.raw`${BEGIN}\d+\.\d+$`, 'u'),
};
const SIGNS: readonly DecimalSign[] = [',', '.'];

/** Whether a sign stands in a number as it does between thousands: `1,250`, which may as well be a little over 1. */
export function mayPartThousands(number: string, sign: DecimalSign): boolean {
  return IN_THREES[sign].test(number);
}

/**
 * Which numbers of a file may have a sign between their thousands: none where another number of the file, such as `4,1`,
 * shows that the sign stands before decimals.
 *
 * @param numbers - every cell of the file that may hold one
 * @param usual - the sign before decimals where nothing in the file shows one
 */
export function doubtfulIn(numbers: readonly string[], usual: DecimalSign): (number: string) => boolean {
  const shown = SIGNS.filter((sign) =>
    numbers.some((number) => ONCE[sign].test(number) && !mayPartThousands(number, sign)),
  );
  const decimal = shown.length === 0 ? [usual] : shown;
  return (number) => SIGNS.some((sign) => !decimal.includes(sign) && mayPartThousands(number, sign));
}

/** What a doubtful number of a file is told with. */
export function doubtSentence(number: string): string {
  const digits = number.replace(/[.,]/gu, '');
  return `“${number}” may be ${digits}, with a sign between its thousands, or a number with decimals. Write it without such a sign.`;
}
