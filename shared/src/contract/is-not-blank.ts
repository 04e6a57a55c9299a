import { Matches } from 'class-validator';

/** A letter, digit or sign that leaves a mark: neither space nor any of the characters that show nothing by themselves. */
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text with at least one character that can be seen: spaces say nothing to those who read the trail. */
export const IsNotBlank = (): PropertyDecorator =>
  Matches(SEEN, { message: '$property should not be empty' });

/** True of a text in which nothing can be seen. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}
