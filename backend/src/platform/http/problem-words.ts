import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';

interface ProblemWords {
  readonly title: string;
  /** Said when the place that refuses has nothing more exact to say. */
  readonly detail: string;
}

/** The short name and the plain sentence of every problem code. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, ProblemWords>> = {
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
  'study.refused': {
    title: 'The study has faults',
    detail:
      'The study definition has faults, listed with their places. Nothing was loaded. Mend them and send again.',
  },
  'study.version-published': {
    title: 'This version is published with other content',
    detail:
      'A published version never changes, and this one has other content. Nothing was loaded. Give the changed study a new version.',
  },
  'study.not-found': {
    title: 'No such study',
    detail: 'There is no such study among yours. Choose one from the list of your studies.',
  },
  'study.version-not-found': {
    title: 'There is no such version',
    detail: 'The study has no version of that name. Nothing was changed. Look at the list of its versions.',
  },
  'study.activation-refused': {
    title: 'The version cannot become live like this',
    detail: 'The version cannot become live at these sites from this day. Nothing was changed.',
  },
  'site.not-found': {
    title: 'No such site',
    detail:
      'There is no such site among yours in this study. Nothing was changed. Choose one from the list of sites.',
  },
  'site.not-active': {
    title: 'The site is not active',
    detail: 'No version of the study is active at this site on that day. Nothing was changed.',
  },
  'site.calendar-stale': {
    title: 'The closed days have changed',
    detail:
      'Somebody else changed the site’s closed days. Nothing was changed. Look at them again and make your change there.',
  },
  'site.version-required': {
    title: 'Say which closed days you saw',
    detail: 'Send If-Match with the version of the closed days you saw. Nothing was changed.',
  },
  'laboratory.not-found': {
    title: 'No such laboratory',
    detail: 'This site has no such laboratory. Nothing was changed. Choose one from the list.',
  },
  'laboratory.name-taken': {
    title: 'The name is taken',
    detail: 'The site has a laboratory of this name. Nothing was added. Use that one, or another name.',
  },
  'range.not-found': {
    title: 'No such range',
    detail: 'This laboratory has no such range. Nothing was changed. Choose one from the list.',
  },
  'range.unfit': {
    title: 'The range cannot be used',
    detail: 'The range cannot be used as it is. Nothing was changed.',
  },
  'range.overlapping': {
    title: 'Another range holds for the same samples',
    detail:
      'Another range would hold for the same samples. Nothing was changed. End it first, or begin later.',
  },
  'range.ended': {
    title: 'The range has ended',
    detail: 'A range ends once, and this one has. Nothing was changed. Begin another.',
  },
  'range.import-refused': {
    title: 'The file was not taken',
    detail: 'The file has faults, listed with their lines. Nothing was changed. Mend them and send it again.',
  },
  'laboratory.results-refused': {
    title: 'The file was not taken',
    detail: 'The file has faults, listed with their lines. Nothing was entered. Mend them and send it again.',
  },
  'participant.not-found': {
    title: 'No such participant',
    detail: 'There is no such participant among yours. Nothing was changed. Look for the number in the list.',
  },
  'transfer.not-possible': {
    title: 'The participant cannot be transferred so',
    detail: 'Nothing was changed. Check the site and the day.',
  },
  'participant.not-rescreenable': {
    title: 'This participant cannot be screened again',
    detail:
      'Only somebody who was not included can be screened again, once, at the same site. Nobody was enrolled.',
  },
  'participant.enrolled-in-error': {
    title: 'This participant was enrolled in error',
    detail:
      'This number was enrolled in error, so nothing is entered under it. Nothing was changed. If that is not so, take it back on the participant’s page.',
  },
  'participant.not-enrolled-in-error': {
    title: 'This participant was not enrolled in error',
    detail:
      'This number is not marked as enrolled in error. Nothing was changed. Look at the participant again.',
  },
  'participant.has-data': {
    title: 'This participant takes part in the trial',
    detail:
      'A dose was given or a form was completed under this number. Nothing was changed. Take back a milestone recorded by mistake, or record the withdrawal.',
  },
  'visit.not-found': {
    title: 'No such visit',
    detail:
      'There is no such visit among yours. Nothing was changed. Open the schedule and choose the visit there.',
  },
  'visit.stale': {
    title: 'The visit was changed meanwhile',
    detail:
      'Somebody changed this visit after you opened it. Your change was not made. Load it again and repeat it.',
  },
  'visit.already-occurred': {
    title: 'The visit has taken place already',
    detail:
      'This visit is recorded as having taken place. Nothing was changed. Correct its visit form instead.',
  },
  'visit.not-applicable': {
    title: 'The visit does not apply',
    detail: 'This visit does not apply to this participant any more. Nothing was changed.',
  },
  'visit.version-required': {
    title: 'Say which version you changed',
    detail: 'Send the version of the visit you saw in If-Match. Nothing was changed.',
  },
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
  'milestone.unknown-kind': {
    title: 'No such milestone',
    detail: 'The study has no milestone of this kind. Nothing was recorded.',
  },
  'milestone.not-reached': {
    title: 'Milestone not recorded',
    detail: 'No milestone is recorded on this form. Nothing was changed. Look at the participant again.',
  },
  'milestone.already-reached': {
    title: 'The milestone is recorded already',
    detail: 'This milestone is recorded already. Nothing was changed. Correct its form instead.',
  },
  'milestone.no-visit': {
    title: 'The visit has not taken place',
    detail:
      'This milestone counts only in a visit that lies ahead. Nothing was recorded. Record the visit first.',
  },
  'milestone.incomplete': {
    title: 'The milestone is incomplete',
    detail: 'Something this milestone needs is missing. Nothing was recorded. Complete it and try again.',
  },
  'date.in-future': {
    title: 'The day is in the future',
    detail: 'What has happened cannot lie in the future. Nothing was saved. Correct the day.',
  },
  'delay.not-movable': {
    title: 'The visit cannot be moved',
    detail: 'This visit cannot be moved. Nothing was changed.',
  },
  'calendar-feed.not-found': {
    title: 'There is no such calendar',
    detail:
      'This calendar address is unknown, was ended, or its person no longer works there. Make a new one in Lutetia.',
  },
  'delay.not-undoable': {
    title: 'The delay cannot be taken back',
    detail: 'Something that the delay moved has data since. Nothing was changed.',
  },
  'deviation.not-found': {
    title: 'There is no such deviation',
    detail:
      'The participant has no such open deviation; its cause may have been corrected. Nothing was changed.',
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
};
