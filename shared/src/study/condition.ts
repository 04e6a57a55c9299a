import { declare } from '../expressions/scope.js';
import type {
  Comparison,
  Compilation,
  Expression,
  ExpressionType,
  ExpressionValues,
} from '../expressions/types.js';
import type { FormDefinition } from '../forms/definition.js';
import type { FormValues } from '../forms/value.js';
import type { StudyDefinition } from './definition.js';
import type { FactType } from './fact-definition.js';

/** A yes/no expression of a study, ready to ask. */
export interface Condition {
  readonly text: string;
  /** Names it uses. */
  readonly dependsOn: ReadonlySet<string>;
  /** True when its answer may differ from one cycle or repetition to the next. */
  readonly varies: boolean;
  /** True or false, or null while something it needs is unknown. */
  evaluate(values: ExpressionValues): boolean | null;
  /** The same over the values of a form, for conditions about one form's items. */
  overForm(values: FormValues): boolean | null;
  /** What it compared, with the values put in. */
  comparisons(values: ExpressionValues): readonly Comparison[];
}

/** The names one kind of condition may use. */
export interface ConditionScope {
  check(text: string): Compilation;
  /** @throws Error when the text is no condition over these names */
  require(text: string): Condition;
}

const FACT_TYPE: Readonly<Record<FactType, ExpressionType>> = {
  text: 'text',
  number: 'number',
  'yes-no': 'yes-no',
  day: 'day',
};

type NamedParts = Pick<StudyDefinition, 'facts' | 'milestones' | 'arms' | 'derived'>;

/**
 * Names of a study's own conditions: its facts, its derived values, `cycle`, `group` where an arm has groups, and each
 * milestone as "has been reached".
 */
export function studyScope(definition: NamedParts): ConditionScope {
  return conditionScope(studyNames(definition), varyingNames(definition));
}

/** Names of the rule of a repeat: those of the study, and `repetition`. */
export function repeatScope(definition: NamedParts): ConditionScope {
  return conditionScope({ ...studyNames(definition), repetition: 'number' }, varyingNames(definition));
}

/** Names of the rule that allocates a group: what is known of the participant, whatever the cycle. */
export function groupScope(definition: NamedParts): ConditionScope {
  return conditionScope(factNames(definition), NOTHING_VARIES);
}

/** What the study knows under a name, by name. */
export function studyNames(definition: NamedParts): Readonly<Record<string, ExpressionType>> {
  const hasGroups = definition.arms.some(({ groups = [] }) => groups.length > 0);
  return {
    ...factNames(definition),
    ...derivedNames(definition),
    ...(hasGroups ? { group: 'text' } : {}),
    cycle: 'number',
  };
}

function factNames({ facts, milestones }: NamedParts): Readonly<Record<string, ExpressionType>> {
  return {
    ...Object.fromEntries(milestones.map(({ code }) => [code, 'yes-no' as const])),
    ...Object.fromEntries(facts.map(({ code, type }) => [code, FACT_TYPE[type]])),
  };
}

function derivedNames({ derived = [] }: NamedParts): Readonly<Record<string, ExpressionType>> {
  return Object.fromEntries(derived.map(({ code }) => [code, 'number' as const]));
}

function varyingNames({ derived = [] }: NamedParts): ReadonlySet<string> {
  return new Set(['cycle', 'repetition', ...derived.map(({ code }) => code)]);
}

const NOTHING_VARIES: ReadonlySet<string> = new Set();

/** Names of conditions about one form: its items outside repeating groups. */
export function formScope(form: FormDefinition): ConditionScope {
  const names: Record<string, ExpressionType> = {};
  for (const section of form.sections) {
    if (section.repeating === true) continue;
    for (const item of section.items) names[item.code] = itemType(item.type);
  }
  return conditionScope(names, NOTHING_VARIES);
}

function itemType(type: FormDefinition['sections'][number]['items'][number]['type']): ExpressionType {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'scale':
      return 'number';
    case 'yes-no':
    case 'day':
    case 'partial-day':
    case 'instant':
      return type;
    case 'choices':
      return 'codes';
    case 'text':
    case 'choice':
    case 'time':
      return 'text';
  }
}

function conditionScope(
  names: Readonly<Record<string, ExpressionType>>,
  varying: ReadonlySet<string>,
): ConditionScope {
  const scope = declare(names);
  // One text, one condition: a planning run then asks it once however many visits share it.
  const known = new Map<string, Condition>();
  return {
    check: (text) => scope.compile(text, 'yes-no'),
    require(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const compiled = scope.compile(text, 'yes-no');
      if (!compiled.ok) throw new Error(`"${text}" is no condition: ${compiled.message}`);
      const made = condition(compiled.expression, varying);
      known.set(text, made);
      return made;
    },
  };
}

function condition(expression: Expression, varying: ReadonlySet<string>): Condition {
  const evaluate = (values: ExpressionValues): boolean | null => {
    const outcome = expression.evaluate(values);
    // Without loops and division a well-typed condition cannot fail; if it does, nothing is known rather than guessed.
    return outcome.kind === 'value' ? outcome.value === true : null;
  };
  return {
    text: expression.text,
    dependsOn: expression.names,
    varies: [...expression.names].some((name) => varying.has(name)),
    evaluate,
    overForm: (values) => evaluate(plainValues(values)),
    comparisons: (values) => expression.comparisons(values),
  };
}

/** A form's values without their envelopes; absent ones are left out. */
function plainValues(values: FormValues): ExpressionValues {
  const plain: Record<string, string | readonly string[]> = {};
  for (const [path, value] of Object.entries(values)) if ('v' in value) plain[path] = value.v;
  return plain;
}
