import type { WordsOf } from './words.js';

/** The words of studies, their sites and what a site keeps. */
export const STUDY_PROBLEMS = {
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
  'calendar-feed.not-found': {
    title: 'There is no such calendar',
    detail:
      'This calendar address is unknown, was ended, or its person no longer works there. Make a new one in Lutetia.',
  },
} satisfies WordsOf;
