/** What a person wrote as a sentence, where a list of facts goes on after it: `Bilirubin had risen.` without its stop. */
export function unstopped(sentence: string): string {
  return sentence.trim().replace(/(?<!\.)\.$/u, '');
}
