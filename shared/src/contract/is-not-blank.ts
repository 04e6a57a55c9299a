import { Matches } from 'class-validator';

/** Text with at least one character that can be seen: spaces say nothing to those who read the trail. */
export const IsNotBlank = (): PropertyDecorator =>
  Matches(/\S/, { message: '$property should not be empty' });
