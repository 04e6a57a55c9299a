/** Plausible invented answers to any form, the same ones for the same seed. */
import { itemAt, type CompiledForm } from '@lutetia/shared/forms/compiled';
import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import { evaluateForm } from '@lutetia/shared/forms/evaluate';
import type { FormContext } from '@lutetia/shared/forms/evaluation';
import type { ItemValue } from '@lutetia/shared/forms/value';

export type Chance = () => number;

/** A small repeatable generator (mulberry32); never used where chance must be unpredictable. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Centre and spread of an invented number, in the item's first unit. */
const NUMBERS: Readonly<Record<string, readonly [centre: number, spread: number]>> = {
  HEIGHT: [169, 8],
  WEIGHT: [71, 10],
  SYSBP: [128, 12],
  DIABP: [76, 8],
  PULSE: [74, 9],
  RESP: [16, 2],
  TEMP: [36.7, 0.3],
  OXYSAT: [97, 1],
  HGB: [13.3, 0.6],
  HCT: [40, 2],
  RBC: [4.5, 0.3],
  WBC: [5.7, 0.5],
  NEUT: [3, 0.4],
  LYM: [1.6, 0.3],
  MONO: [0.5, 0.08],
  EOS: [0.15, 0.05],
  BASO: [0.03, 0.01],
  PLAT: [210, 40],
  RETI: [55, 10],
  CREAT: [70, 6],
  CYSTATC: [0.95, 0.05],
  UREA: [5.6, 1],
  EGFR: [74, 8],
  BILI: [9, 2],
  ALT: [27, 7],
  AST: [26, 6],
  ALP: [92, 18],
  GGT: [29, 8],
  ALB: [40, 2],
  PROT: [70, 3],
  SODIUM: [140, 1.5],
  NA: [140, 1.5],
  K: [4.2, 0.25],
  CA: [2.32, 0.06],
  LDH: [205, 25],
  CGA: [72, 20],
  MG: [0.85, 0.05],
  INR: [1.05, 0.08],
  APTT: [31, 3],
  SUVMAX: [24, 6],
  SSTRPCT: [95, 3],
  FDGGLUC: [5.4, 0.5],
  FDGACT: [280, 30],
  FDGSUV: [8, 2],
  TUSLICE: [3, 0],
  LIVINVOL: [30, 10],
  LIVMAX: [42, 0],
  AGVOL: [90, 20],
  ANGFLUO: [18, 4],
  AAVOL: [1500, 0],
  CMPDOS: [500, 0],
  CMPMISS: [0, 0],
  LIVERPCT: [30, 10],
  KI67: [2, 0.5],
  SURGNUM: [1, 0],
  EBRTNUM: [1, 0],
  KIDGY: [4.5, 0],
  KIDGYGBQ: [0.6, 0],
  KIDLGY: [4.6, 0.3],
  KIDRGY: [4.4, 0.3],
  CAPDOSE: [1500, 0],
  CAPDAYS: [14, 0],
  CAPMISS: [0, 0],
  LTFATT: [3, 0],
  IMGBEDS: [2, 0],
  EXDOSE: [7.38, 0.08],
  DACALACT: [7.6, 0.05],
  DAVOL: [21.5, 0.5],
  DAMEAS: [7.48, 0.05],
  DARETACT: [0.1, 0.03],
  DARETVOL: [0.3, 0.1],
  SSALDOSE: [30, 0],
  CMDOSE: [30, 0],
  EGHRMN: [72, 6],
  PRAG: [160, 12],
  QRSAG: [92, 6],
  QTAG: [388, 10],
  QTCFAG: [410, 10],
  URACIL: [9, 2],
  CAPD500: [84, 0],
  CAPD150: [0, 0],
  CAPR500: [0, 0],
  CAPR150: [0, 0],
  CAPNDOSE: [1150, 0],
  PRDOSE: [7.4, 0.1],
};

/** Questions whose ordinary answer is no. */
const ORDINARILY_NO = new Set(
  'FDGDISC SSTRNEG SYSTYN ANTICOAG ANGCOMP ANGCOMPL ANGEMBO EXSPLIT PVTHROMB SSASYN SSPDYN SSTRTYN SSCANYN SSAEYN PREGYN AESER AECONTRT AEDIS ICFUTURE'.split(
    ' ',
  ),
);

/** What the forms of a course agree on, by path. */
export type KnownAnswers = Readonly<Record<string, ItemValue>>;

/**
 * Answers every item of a form that a site would normally answer.
 *
 * @param day - the day the data are of, `YYYY-MM-DD`
 * @param known - answers that must be as given (milestones, arm, demography); they win
 * @param portion - 1 answers all; 0.4 answers about the first 40 % of the items, as a form begun
 */
export function answersFor(
  form: CompiledForm,
  day: string,
  context: FormContext,
  known: KnownAnswers,
  chance: Chance,
  portion = 1,
): Record<string, ItemValue> {
  const { definition } = form;
  const sections = definition.sections.filter((section) => section.repeating !== true);
  const items = sections.flatMap((section) => section.items);
  const answers = new Map<string, ItemValue>();
  for (const item of items.slice(0, Math.max(1, Math.round(items.length * portion)))) {
    const answer = known[item.code] ?? answerTo(definition, item, day, chance);
    if (answer !== null) answers.set(item.code, answer);
  }
  if (portion === 1) for (const [path, answer] of rowsKnown(form, known)) answers.set(path, answer);
  const { EGFR: rate = rateWorkedOut(form, context, answers) } = known;
  if (rate !== null && answers.has('EGFR')) answers.set('EGFR', rate);
  return withoutHidden(form, context, answers);
}

/** The filtration rate by the formula of the trial, which the laboratory reports too, in whole numbers; null while it cannot be known. */
function rateWorkedOut(
  form: CompiledForm,
  context: FormContext,
  answers: ReadonlyMap<string, ItemValue>,
): ItemValue | null {
  const { values } = evaluateForm(form, Object.fromEntries(answers), context);
  const rate = values['EGFRMDRD'] ?? values['EGFRCKD'] ?? values['EGFRMEAN'];
  return rate !== undefined && 'v' in rate ? { ...rate, v: Number(rate.v).toFixed(0) } : null;
}

/** Rows of repeating groups are filled in only where the course says what stands in them. */
function rowsKnown(form: CompiledForm, known: KnownAnswers): readonly (readonly [string, ItemValue])[] {
  return Object.entries(known).filter(([path]) => path.includes('/') && itemAt(form, path) !== null);
}

/** Answers that other answers hide are taken away, and with them what they showed in turn. */
function withoutHidden(
  form: CompiledForm,
  context: FormContext,
  answers: Map<string, ItemValue>,
): Record<string, ItemValue> {
  for (;;) {
    const { visible } = evaluateForm(form, Object.fromEntries(answers), context);
    const hidden = [...answers.keys()].filter((path) => !visible.has(path));
    if (hidden.length === 0) return Object.fromEntries(answers);
    for (const path of hidden) answers.delete(path);
  }
}

function answerTo(form: FormDefinition, item: ItemDefinition, day: string, chance: Chance): ItemValue | null {
  if (item.calculate !== undefined) return null;
  switch (item.type) {
    case 'integer':
    case 'decimal':
    case 'quantity':
      return numberFor(item, chance);
    case 'scale':
      return { v: String(item.max ?? 0) };
    case 'yes-no':
      return { v: ORDINARILY_NO.has(item.code) ? 'N' : 'Y' };
    case 'choice': {
      const codes = form.codelists[item.codelist ?? ''] ?? [];
      const first = codes[0];
      return first === undefined ? null : { v: first.code };
    }
    case 'choices': {
      const first = (form.codelists[item.codelist ?? ''] ?? [])[0];
      return first === undefined ? null : { v: [first.code] };
    }
    case 'day':
    case 'partial-day':
      return { v: day };
    case 'time':
      return { v: `0${7 + Math.floor(chance() * 2)}:${chance() < 0.5 ? '20' : '45'}` };
    case 'instant':
      return { v: `${day}T10:30+01:00` };
    case 'text':
      return item.required === false ? null : { absent: 'not-asked' };
  }
}

function numberFor(item: ItemDefinition, chance: Chance): ItemValue {
  const [centre, spread] = NUMBERS[item.code] ?? [middleOf(item), 0];
  const drawn = centre + (chance() + chance() - 1) * spread;
  const digits = item.type === 'integer' ? 0 : Math.min(item.decimals ?? 1, decimalsShown(centre));
  const v = Math.max(0, drawn).toFixed(digits);
  const unit = item.units?.[0];
  return item.type === 'quantity' && unit !== undefined ? { v, unit } : { v };
}

const decimalsShown = (centre: number): number => (centre < 10 ? 2 : centre < 50 ? 1 : 0);

const middleOf = (item: ItemDefinition): number => {
  const low = item.min ?? 0;
  const high = item.max ?? 10;
  return Math.round((low + high) / 2);
};
