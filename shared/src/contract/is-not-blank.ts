import { Matches } from 'class-validator';
import { SEEN } from '../forms/blank.js';

/** Text with at least one character that can be seen: spaces say nothing to those who read the trail. */
export const IsNotBlank = (): PropertyDecorator =>
  Matches(SEEN, { message: '$property should not be empty' });
