/** Languages a casebook can be annotated in. */
export type AnnotationLanguage = 'en' | 'fr';

/** How the kinds of answer are told in one language. */
interface AnswerWords {
  readonly text: (most: number | null) => string;
  /** A number with at most so many digits after the point; null for any. */
  readonly number: (digits: number | null) => string;
  /** A visual scale from one number to another, in steps. */
  readonly scale: (min: number, max: number, step: number) => string;
  readonly inUnits: (number: string, units: string) => string;
  readonly several: string;
  readonly yes: string;
  readonly no: string;
  readonly day: string;
  readonly 'partial-day': string;
  readonly time: string;
  readonly instant: string;
  readonly calculated: (expression: string) => string;
  readonly shownWhen: (expression: string) => string;
  readonly requiredWhen: (expression: string) => string;
  readonly optional: string;
  /** Stands for the row in the path of a value of a repeating group. */
  readonly row: string;
}

const LONGEST_TEXT = 2000;

const EN: AnswerWords = {
  text: (most) => `text, at most ${most ?? LONGEST_TEXT} characters`,
  number: (digits) => {
    if (digits === null) return 'number';
    return digits === 0 ? 'whole number' : `number, at most ${places(digits, 'decimal', 'decimals')}`;
  },
  scale: (min, max, step) => `visual scale, ${min} to ${max} in steps of ${step}`,
  inUnits: (number, units) => `${number}, in ${units}`,
  several: 'any of:',
  yes: 'Yes',
  no: 'No',
  day: 'day',
  'partial-day': 'day, month or year',
  time: 'time of day',
  instant: 'day, time and zone',
  calculated: (expression) => `calculated: ${expression}`,
  shownWhen: (expression) => `shown when ${expression}`,
  requiredWhen: (expression) => `required when ${expression}`,
  optional: 'optional',
  row: '(row)',
};

const FR: AnswerWords = {
  text: (most) => `texte, au plus ${most ?? LONGEST_TEXT} caractères`,
  number: (digits) => {
    if (digits === null) return 'nombre';
    return digits === 0 ? 'nombre entier' : `nombre, au plus ${places(digits, 'décimale', 'décimales')}`;
  },
  scale: (min, max, step) => `échelle visuelle, ${min} à ${max} par pas de ${step}`,
  inUnits: (number, units) => `${number}, en ${units}`,
  several: 'un ou plusieurs :',
  yes: 'Oui',
  no: 'Non',
  day: 'jour',
  'partial-day': 'jour, mois ou année',
  time: 'heure',
  instant: 'jour, heure et fuseau',
  calculated: (expression) => `calculé : ${expression}`,
  shownWhen: (expression) => `affiché si ${expression}`,
  requiredWhen: (expression) => `obligatoire si ${expression}`,
  optional: 'facultatif',
  row: '(ligne)',
};

function places(digits: number, one: string, more: string): string {
  return `${digits} ${digits === 1 ? one : more}`;
}

export const ANSWER_WORDS: Readonly<Record<AnnotationLanguage, AnswerWords>> = { en: EN, fr: FR };
