import { declare, type Scope } from '../expressions/scope.js';
import type { Compilation, Expression, ExpressionType, ExpressionValues } from '../expressions/types.js';
import type { FormDefinition } from '../forms/definition.js';
import type { FormValues } from '../forms/value.js';
import type { StudyDefinition } from './definition.js';
import type { FactType } from './fact-definition.js';

/** A yes/no expression of a study, ready to ask. */
export interface Condition {
  readonly text: string;
  /** Names it uses. */
  readonly dependsOn: ReadonlySet<string>;
  /** True or false, or null while something it needs is unknown. */
  evaluate(values: ExpressionValues): boolean | null;
  /** The same over the values of a form, for conditions about one form's items. */
  overForm(values: FormValues): boolean | null;
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

/** Names of a study's own conditions: its facts, `cycle`, and each milestone as "has been reached". */
export function studyScope(definition: Pick<StudyDefinition, 'facts' | 'milestones'>): ConditionScope {
  const names: Record<string, ExpressionType> = { cycle: 'number' };
  for (const { code } of definition.milestones) names[code] = 'yes-no';
  for (const { code, type } of definition.facts) names[code] = FACT_TYPE[type];
  return conditionScope(declare(names));
}

/** Names of conditions about one form: its items outside repeating groups. */
export function formScope(form: FormDefinition): ConditionScope {
  const names: Record<string, ExpressionType> = {};
  for (const section of form.sections) {
    if (section.repeating === true) continue;
    for (const item of section.items) names[item.code] = itemType(item.type);
  }
  return conditionScope(declare(names));
}

function itemType(type: FormDefinition['sections'][number]['items'][number]['type']): ExpressionType {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'quantity':
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

function conditionScope(scope: Scope): ConditionScope {
  // One text, one condition: a planning run then asks it once however many visits share it.
  const known = new Map<string, Condition>();
  return {
    check: (text) => scope.compile(text, 'yes-no'),
    require(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const compiled = scope.compile(text, 'yes-no');
      if (!compiled.ok) throw new Error(`"${text}" is no condition: ${compiled.message}`);
      const made = condition(compiled.expression);
      known.set(text, made);
      return made;
    },
  };
}

function condition(expression: Expression): Condition {
  const evaluate = (values: ExpressionValues): boolean | null => {
    const outcome = expression.evaluate(values);
    // Without loops and division a well-typed condition cannot fail; if it does, nothing is known rather than guessed.
    return outcome.kind === 'value' ? outcome.value === true : null;
  };
  return {
    text: expression.text,
    dependsOn: expression.names,
    evaluate,
    overForm: (values) => evaluate(plainValues(values)),
  };
}

/** A form's values without their envelopes; absent ones are left out. */
function plainValues(values: FormValues): ExpressionValues {
  const plain: Record<string, string | readonly string[]> = {};
  for (const [path, value] of Object.entries(values)) if ('v' in value) plain[path] = value.v;
  return plain;
}
