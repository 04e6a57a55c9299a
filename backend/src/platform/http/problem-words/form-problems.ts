import type { WordsOf } from './words.js';

/** The words of forms. */
export const FORM_PROBLEMS = {
  'form.not-found': {
    title: 'No such form',
    detail:
      'There is no such form among yours. Nothing was changed. Open the casebook and choose the form there.',
  },
  'form.conflict': {
    title: 'Two people changed the same field',
    detail:
      'Somebody saved another value in the same field. Nothing of yours was saved yet. Choose which one stands.',
  },
  'form.stale': {
    title: 'The form was changed meanwhile',
    detail:
      'Somebody changed this form after you opened it. It was not marked complete. Look at it and try again.',
  },
  'form.other-version': {
    title: 'The form is another than the one filled in',
    detail:
      'An amendment changed this form after you opened it. Nothing was saved. Open it again, look through it and save.',
  },
  'form.version-required': {
    title: 'Say which version you changed',
    detail: 'Send the version of the form you saw in If-Match. Nothing was saved.',
  },
  'form.unknown-item': {
    title: 'The form has no such field',
    detail: 'The form has no field of this name. Nothing was saved. Correct the name and send again.',
  },
  'form.invalid-value': {
    title: 'A value is not of its kind',
    detail: 'A value is not of the kind its field holds. Nothing was saved. Correct it and save again.',
  },
  'form.hidden-item': {
    title: 'The field does not apply',
    detail: 'The field does not apply with the other answers of this form. Nothing was saved.',
  },
  'form.absent-holds-values': {
    title: 'What is marked absent holds values',
    detail:
      'The form or a section is marked absent and holds values. Nothing was saved. Empty them in the same save, or take the mark back.',
  },
  'form.needed-by-schedule': {
    title: 'The schedule needs this form',
    detail:
      'The schedule needs an answer of this form, so it cannot be marked absent as a whole. Nothing was saved. Answer it.',
  },
  'form.not-completable': {
    title: 'The form is not complete yet',
    detail:
      'Something required is still missing. What was saved stays saved. Answer what is marked and try again.',
  },
  'form.already-complete': {
    title: 'The form is complete already',
    detail: 'The form is marked complete already. Nothing was changed. Correct a field by giving a reason.',
  },
  'form.not-yours-to-complete': {
    title: 'The investigator completes this form',
    detail:
      'This form is the investigator’s to complete. Nothing was changed; a draft stays as it was saved. Leave it to them.',
  },
  'form.reason-required': {
    title: 'Give a reason for the change',
    detail:
      'The form is complete, so a correction needs a reason. Nothing was saved. Give the reason and save again.',
  },
  'form.change-id-reused': {
    title: 'The change has been used already',
    detail: 'This change id was used for another change. Nothing was saved. Send the change under a new id.',
  },
  'form.not-repeating': {
    title: 'The form exists once only',
    detail: 'This form is filled in once only. Nothing was added. Open the one that is there.',
  },
  'form.not-removable': {
    title: 'The form stays',
    detail:
      'Only a further part of a visit that holds nothing can be removed. Nothing was changed. Mark it as not done, with the reason.',
  },
} satisfies WordsOf;
