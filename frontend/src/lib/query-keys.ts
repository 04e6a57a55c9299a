/** Every key of the query cache, widest part first, so that a change can drop all it touches. */
export const queryKeys = {
  session: ['session'] as const,
  studies: ['studies'] as const,
  study: (study: string) => ['studies', study] as const,
  studyVersions: (study: string) => ['studies', study, 'versions'] as const,
  studyVersion: (study: string, version: string) => ['studies', study, 'versions', version] as const,
  blankForm: (study: string, version: string, form: string) =>
    ['studies', study, 'versions', version, 'forms', form] as const,
  versionDifference: (study: string, version: string, against: string | null) =>
    ['studies', study, 'versions', version, 'difference', against] as const,
  sites: (study: string) => ['studies', study, 'sites'] as const,
  /** What an act on any visit may change: the list, and all that is counted and told beside it. */
  worklist: (study: string) => ['studies', study, 'worklist'] as const,
  worklistOf: (study: string, site: string | null, until: string | null) =>
    ['studies', study, 'worklist', site, until] as const,
  resultsWaiting: (study: string, site: string | null) =>
    ['studies', study, 'worklist', 'results-waiting', site] as const,
  decisionsWaiting: (study: string, site: string | null) =>
    ['studies', study, 'worklist', 'decisions-waiting', site] as const,
  pressing: (study: string, site: string | null) => ['studies', study, 'worklist', 'pressing', site] as const,
  participants: (study: string) => ['studies', study, 'participants'] as const,
  participantsOf: (study: string, site: string | null) => ['studies', study, 'participants', site] as const,
  deviations: (study: string) => ['studies', study, 'deviations'] as const,
  deviationsOf: (study: string, site: string | null) => ['studies', study, 'deviations', site] as const,
  deviationsWaiting: (study: string, site: string | null) =>
    ['studies', study, 'deviations', 'waiting', site] as const,
  calendarOf: (study: string, site: string | null, month: string) =>
    ['studies', study, 'worklist', 'calendar', site, month] as const,
  closedDays: (study: string, site: string) => ['studies', study, 'sites', site, 'calendar'] as const,
  laboratories: (study: string, site: string) => ['studies', study, 'sites', site, 'laboratories'] as const,
  calendarFeeds: (study: string) => ['studies', study, 'calendar-feeds'] as const,
  home: ['home'] as const,
  administrationsAhead: (study: string, site: string | null) =>
    ['studies', study, 'worklist', 'administrations-ahead', site] as const,
  nextAdministrations: (study: string, site: string | null, limit: number) =>
    ['studies', study, 'worklist', 'administrations-ahead', 'next', site, limit] as const,
  enrolmentLog: (study: string, site: string | null) =>
    ['studies', study, 'participants', 'enrolment-log', site] as const,
  people: ['people'] as const,
  securityLog: ['security-log'] as const,
  participant: (id: string) => ['participants', id] as const,
  schedule: (id: string) => ['participants', id, 'schedule'] as const,
  studyTrail: (study: string) => ['studies', study, 'trail'] as const,
  trail: (id: string) => ['participants', id, 'trail'] as const,
  forms: ['forms'] as const,
  form: (id: string) => ['forms', id] as const,
} as const;
