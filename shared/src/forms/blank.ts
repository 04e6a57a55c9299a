/** A letter, digit or sign that leaves a mark: neither space nor any of the characters that show nothing by themselves. */
export const SEEN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u;

/** True of a text in which nothing can be seen. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}
