import type { ItemDefinition, Words } from '../forms/definition.js';

/** Superscripts by the digits they stand for. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What laboratories print for counts, by UCUM. */
const GIGA_AND_TERA: Readonly<Record<string, string>> = { 'G/L': '10*9/L', 'T/L': '10*12/L' };

/** What reports in French and English also call analytes (SDTM LBTESTCD), where it can mean nothing else. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  HGB: ['Hb', 'Hemoglobin'],
  HCT: ['Hte', 'Hematocrit'],
  RBC: ['Globules rouges', 'Hématies', 'Red cells', 'Erythrocytes'],
  WBC: ['Globules blancs', 'White cells', 'Leukocytes'],
  NEUT: ['Polynucléaires neutrophiles', 'PNN', 'ANC', 'Absolute neutrophil count'],
  EOS: ['Polynucléaires éosinophiles', 'PNE'],
  BASO: ['Polynucléaires basophiles', 'PNB'],
  PLAT: ['Thrombocytes', 'PLT'],
  CREAT: ['Créatininémie', 'Serum creatinine'],
  EGFR: ['DFG', 'DFGe', 'eGFR'],
  ALT: ['TGP', 'SGPT', 'Alanine aminotransférase', 'Alanine aminotransferase'],
  AST: ['TGO', 'SGOT', 'Aspartate aminotransférase', 'Aspartate aminotransferase'],
  ALP: ['PAL', 'Phosphatase alcaline', 'Alkaline phosphatase'],
  GGT: ['γGT', 'Gamma-glutamyltransférase', 'Gamma-glutamyltransferase'],
  PROT: ['Protéines totales', 'Protidémie', 'Total protein'],
  SODIUM: ['Na', 'Natrémie'],
  K: ['Kaliémie'],
  MG: ['Magnésémie'],
  LDH: ['Lactate déshydrogénase', 'Lactate dehydrogenase'],
};

/**
 * The item a report means by a name: its code, its analyte (SDTM LBTESTCD), its label in any language or what reports
 * also call it, whatever the case, accents and spaces. Where none is called so, the one item whose label begins with
 * these words: `Bilirubin` is `Bilirubin, total`.
 *
 * @returns null where no item is called so, or more than one
 */
export function itemNamed(items: readonly ItemDefinition[], said: string): ItemDefinition | null {
  const wanted = plain(said);
  if (wanted === '') return null;
  const called = items.filter(({ code, analyte = code, label }) =>
    [code, analyte, ...wordsOf(label), ...(ALSO_CALLED[analyte] ?? [])].some(
      (name) => plain(name) === wanted,
    ),
  );
  const meant =
    called.length > 0
      ? called
      : items.filter(({ label }) => wordsOf(label).some((name) => begins(said, name)));
  const [item] = meant;
  return meant.length === 1 && item !== undefined ? item : null;
}

/** Whether a name begins with the words that were said: whole words only. */
function begins(said: string, name: string): boolean {
  const [words, named] = [wordsIn(said), wordsIn(name)];
  return words.length < named.length && words.every((word, index) => word === named[index]);
}

function wordsIn(name: string): readonly string[] {
  return name
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
    .map(plain)
    .filter((word) => word !== '');
}

/**
 * The UCUM unit a report means: `10^9/L`, `10⁹/L`, `x10E9/L` and `G/L` are `10*9/L`; the case counts only where two units
 * differ in nothing else.
 *
 * @returns null where it is none of the units, or may be more than one
 */
export function unitNamed(units: readonly string[], said: string): string | null {
  const wanted = asUcum(said);
  const exact = units.find((unit) => asUcum(unit) === wanted);
  if (exact !== undefined) return exact;
  const count = GIGA_AND_TERA[wanted];
  if (count !== undefined && units.includes(count)) return count;
  const alike = units.filter((unit) => asUcum(unit).toLowerCase() === wanted.toLowerCase());
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function asUcum(unit: string): string {
  return unit
    .replace(/\s/gu, '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (sign) => String(SUPERSCRIPTS.indexOf(sign)))
    .replace(/[µμ]/gu, 'u')
    .replace(/^[x×*]/u, '')
    .replace(/^10(?:[*^]|\*\*|[eE])?(9|12|6|3)(?=\/)/u, '10*$1')
    .replace(/·/gu, '.')
    .replace(/\{([^}]*)\}/gu, (_, noted: string) => (/^\d/u.test(noted) ? noted.replace('_', '') : ''));
}

function wordsOf(label: Words): readonly string[] {
  return typeof label === 'string' ? [label] : Object.values(label);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
