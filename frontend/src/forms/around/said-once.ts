/** Sentences in one line, with the words they all begin with said once: `Withdraws from treatment, contact`. */
export function saidOnce(sentences: readonly string[]): string {
  const [first, ...others] = sentences.map((sentence) => sentence.split(' '));
  if (first === undefined) return '';
  const differs = (word: string, at: number): boolean => others.some((words) => words[at] !== word);
  const shared = first.findIndex(differs);
  const rest = others.map((words) => words.slice(Math.max(shared, 0)).join(' '));
  return [first.join(' '), ...rest].join(', ');
}
