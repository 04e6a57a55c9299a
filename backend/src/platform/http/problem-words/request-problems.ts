import type { WordsOf } from './words.js';

/** The words of requests, sessions and people, and of what fails on our side. */
export const REQUEST_PROBLEMS = {
  'request.malformed': {
    title: 'The request cannot be read',
    detail: 'The request is not well-formed JSON. Nothing was saved. Correct it and send it again.',
  },
  'request.invalid': {
    title: 'The request is not as expected',
    detail:
      'Some fields are missing, unknown or of the wrong kind. Nothing was saved. Correct them and send again.',
  },
  'request.unsupported-media-type': {
    title: 'Only JSON is accepted',
    detail:
      'The request has a body that is not application/json in UTF-8. Nothing was saved. Send it as JSON.',
  },
  'request.too-large': {
    title: 'The request is too large',
    detail: 'The request is larger than 1 MB. Nothing of it was saved. Send it in smaller parts.',
  },
  'request.cross-site': {
    title: 'The request comes from another site',
    detail:
      'Changes are accepted only from the pages of this address. Nothing was changed. Open Lutetia itself.',
  },
  'route.not-found': {
    title: 'There is no such address',
    detail: 'Nothing is served at this address and method. GET /api/openapi.json lists what is.',
  },
  'session.required': {
    title: 'Sign in first',
    detail: 'You are not signed in. Nothing was changed. Sign in and try again.',
  },
  'session.expired': {
    title: 'Your session has ended',
    detail: 'Your session has ended. This change was not saved yet. Sign in and send it again.',
  },
  'session.other-person': {
    title: 'Somebody else is signed in now',
    detail:
      'Somebody else signed in on this computer since. Nothing was saved under their name. Sign in again and send it again.',
  },
  'session.wrong-credentials': {
    title: 'E-mail or password is wrong',
    detail:
      'E-mail or password is wrong. Check both and try again; your administrator can set a new password.',
  },
  'session.locked-out': {
    title: 'Too many failed attempts',
    detail: 'Signing in to this account failed too often from here. Wait a while and try again.',
  },
  'session.password-change-required': {
    title: 'Choose a password of your own first',
    detail:
      'Your password was set by an administrator. Nothing was changed. Choose one of your own, then go on.',
  },
  'session.wrong-password': {
    title: 'The password is wrong',
    detail: 'The present password is not the one given. Your password stays as it was. Try again.',
  },
  'session.unfit-password': {
    title: 'This password cannot be used',
    detail: 'The new password cannot be used. Nothing was changed. Choose another.',
  },
  'permission.denied': {
    title: 'Your role does not permit this',
    detail: 'Your role does not permit this here. Nothing was changed. Ask your administrator if it should.',
  },
  'person.not-found': {
    title: 'No such person',
    detail: 'There is no such person or membership. Nothing was changed. Choose one from the list of people.',
  },
  'person.email-taken': {
    title: 'The e-mail address is taken',
    detail: 'Another person has this e-mail address already. Nothing was changed.',
  },
  'database.unavailable': {
    title: 'The database does not answer',
    detail:
      'The database does not answer at the moment. Keep the page open: what you typed is kept. Try again soon.',
  },
  defect: {
    title: 'Something went wrong on our side',
    detail:
      'Something went wrong on our side. If you were saving, try again; if it stays, report the request id.',
  },
} satisfies WordsOf;
