/** What CEL says of a faulty expression, in words for those who write protocols and forms; null leaves its own. */
export interface FaultWords {
  readonly message: string;
  /** What was probably meant. */
  readonly suggestion: string | null;
}

type Rule = readonly [said: RegExp, words: (found: RegExpMatchArray, text: string) => FaultWords];

const plain =
  (message: string, suggestion: string | null = null): Rule[1] =>
  () => ({ message, suggestion });

/** The first that fits decides. */
const RULES: readonly Rule[] = [
  [/^Exceeded maxDepth \((\d+)\)/, ([, most]) => said(`more than ${most} parts lie inside each other`)],
  [/^Exceeded maxAstNodes \((\d+)\)/, ([, most]) => said(`it has more than ${most} parts`)],
  [/^Exceeded maxListElements \((\d+)\)/, ([, most]) => said(`a list has more than ${most} entries`)],
  [/^Exceeded maxCallArguments \((\d+)\)/, ([, most]) => said(`a function has more than ${most} arguments`)],
  [/^Exceeded maxMapEntries/, plain('there are no maps: use the declared names')],
  [/^Expected RPAREN/, plain('a parenthesis is not closed', ')')],
  [/^Expected RBRACKET/, plain('a list is not closed', ']')],
  [/^Unterminated string/, plain('a quotation mark is not closed')],
  [/EOF$/, plain('it breaks off: something is missing at the end')],
  [/^Unexpected character: '?(.)'?$/, ([, character = ''], text) => strayCharacter(character, text)],
  [
    /^No such overload: bool [=!]= string$/i,
    plain('a yes-no is no text: write its name alone, or with ! before it'),
  ],
  [/^No such overload: (.+)$/i, ([, types = '']) => said(`the types do not go together: ${ourTypes(types)}`)],
  [
    /^Logical operator requires bool operands, got '(.+)'$/,
    ([, type = '']) => said(`&&, || and ! join yes-no values, and one of them is a ${ourTypes(type)}`),
  ],
  [
    /^List elements must have the same type, expected type '(.+)' but found '(.+)'$/,
    ([, first = '', other = '']) =>
      said(
        `the entries of a list are of one type: a ${ourTypes(first)} and a ${ourTypes(other)} stand in it`,
      ),
  ],
];

/**
 * Puts the first line of an error of CEL in plain words.
 *
 * @param text - the expression, for what was probably meant
 */
export function faultWords(message: string, text: string): FaultWords {
  for (const [pattern, words] of RULES) {
    const found = pattern.exec(message);
    if (found !== null) return words(found, text);
  }
  return said(message);
}

function said(message: string): FaultWords {
  return { message, suggestion: null };
}

const OPERATORS: readonly (readonly [word: RegExp, operator: string])[] = [
  [/\sand\s/, '&&'],
  [/\sor\s/, '||'],
  [/(^|\s)not\s/, '!'],
];

function strayCharacter(character: string, text: string): FaultWords {
  const message = `${character} does not belong there`;
  if (character === '=') return { message, suggestion: '==' };
  if (character === '&' || character === '|') return { message, suggestion: character.repeat(2) };
  const outsideQuotes = text.replaceAll(/'[^']*'|"[^"]*"/g, '');
  return { message, suggestion: OPERATORS.find(([word]) => word.test(outsideQuotes))?.[1] ?? null };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  double: 'number',
  int: 'number',
  bool: 'yes-no',
  Day: 'day',
  PartialDay: 'partial day',
  Instant: 'instant',
};

/** Types as the definition names them: `text > number`. */
function ourTypes(types: string): string {
  return types.replaceAll(/[A-Za-z]+/g, (type) => TYPE_WORDS[type] ?? type);
}
