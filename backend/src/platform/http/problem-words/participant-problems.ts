import type { WordsOf } from './words.js';

/** The words of participants and their visits. */
export const PARTICIPANT_PROBLEMS = {
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
  'participant.has-died': {
    title: 'This participant has died',
    detail:
      'Nothing is planned any more. No card was printed. If that is not so, correct the form of the death.',
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
  'delay.not-undoable': {
    title: 'The delay cannot be taken back',
    detail: 'Something that the delay moved has data since. Nothing was changed.',
  },
  'deviation.not-found': {
    title: 'There is no such deviation',
    detail:
      'The participant has no such open deviation; its cause may have been corrected. Nothing was changed.',
  },
  'deviation.stale': {
    title: 'The deviation changed meanwhile',
    detail:
      'What this deviation says changed after you opened it. Nothing was kept. Read it again before you acknowledge it.',
  },
} satisfies WordsOf;
