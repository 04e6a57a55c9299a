/** What a name or a result is. Numbers are doubles; `codes` is a list of codes, `numbers` one of numbers. */
export type ExpressionType =
  | 'number'
  | 'text'
  | 'yes-no'
  | 'day'
  | 'partial-day'
  | 'instant'
  | 'codes'
  | 'numbers';

/**
 * A value handed to an expression or coming out of it.
 *
 * Numbers may be text as typed ("1.50"), and a bound below or above which a number lies ("<0.5"); yes/no may be `Y` and `N` or booleans; inside an expression yes/no is a
 * boolean (`EXOCCUR && !EXSTOP`). Days are `YYYY-MM-DD`, instants carry their offset.
 */
export type ExpressionValue = string | number | boolean | readonly string[];

/** Values by name; a name that is not there, null or undefined is absent. */
export type ExpressionValues = Readonly<Record<string, ExpressionValue | null | undefined>>;

/**
 * The answer of an expression: a value, pending while an operand that matters is absent, or why it could not run. Over a
 * bound a comparison is answered where the bound alone proves it; everything else that reads one is pending.
 */
export type Outcome =
  | { readonly kind: 'value'; readonly value: ExpressionValue }
  | { readonly kind: 'pending' }
  | { readonly kind: 'error'; readonly message: string };

export interface Expression {
  readonly text: string;
  readonly type: ExpressionType;
  /** The declared names the expression depends on. */
  readonly names: ReadonlySet<string>;
  evaluate(values: ExpressionValues): Outcome;
  /** Where a number lies that is worked out from bounds, `≥84`; null where they tell nothing, and for all else. */
  bound(values: ExpressionValues): string | null;
  /** What it compared, with the values put in; comparisons with an absent operand are left out. */
  comparisons(values: ExpressionValues): readonly Comparison[];
}

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** One comparison of an expression as it came out: `27.3 + 4.2` (31.5) `<=` `30` does not hold. */
export interface Comparison {
  readonly left: ComparisonSide;
  readonly operator: ComparisonOperator;
  readonly right: ComparisonSide;
  readonly holds: boolean;
}

export interface ComparisonSide {
  /** As written, with values in the places of names. */
  readonly text: string;
  /** What it comes to. */
  readonly value: string;
}

export type Compilation =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly suggestion: string | null };
