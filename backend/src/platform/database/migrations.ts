import { CreatePeopleAndSessions1763690400000 } from '../../migrations/1763690400000-create-people-and-sessions.js';
import { CreateStudiesAndSites1763690460000 } from '../../migrations/1763690460000-create-studies-and-sites.js';
import { CreateParticipantsAndForms1763690520000 } from '../../migrations/1763690520000-create-participants-and-forms.js';
import { CreateReadModels1763690580000 } from '../../migrations/1763690580000-create-read-models.js';
import { CreateAudit1763690640000 } from '../../migrations/1763690640000-create-audit.js';
import { AuditEveryFact1763690700000 } from '../../migrations/1763690700000-audit-every-fact.js';
import { SecureRows1763690760000 } from '../../migrations/1763690760000-secure-rows.js';
import { FormSave1763691000000 } from '../../migrations/1763691000000-form-save.js';
import { OwnPasswords1763692000000 } from '../../migrations/1763692000000-own-passwords.js';
import { KeepIdentities1763693000000 } from '../../migrations/1763693000000-keep-identities.js';
import { CalendarFeeds1763694000000 } from '../../migrations/1763694000000-calendar-feeds.js';
import { KeepMoves1763695000000 } from '../../migrations/1763695000000-keep-moves.js';
import { SiteCalendars1763695500000 } from '../../migrations/1763695500000-site-calendars.js';
import { ParticipantVersions1763696000000 } from '../../migrations/1763696000000-participant-versions.js';
import { AcknowledgeDeviations1763697000000 } from '../../migrations/1763697000000-acknowledge-deviations.js';
import { Rescreening1763698000000 } from '../../migrations/1763698000000-rescreening.js';
import { ChangedSinceAcknowledged1763699200000 } from '../../migrations/1763699200000-changed-since-acknowledged.js';
import { Transfers1763700600000 } from '../../migrations/1763700600000-transfers.js';
import { WorkDays1763701000000 } from '../../migrations/1763701000000-work-days.js';
import { TrailOfStudy1763702000000 } from '../../migrations/1763702000000-trail-of-study.js';
import { BeforeDelay1763703000000 } from '../../migrations/1763703000000-before-delay.js';
import { EnrolledInError1763703600000 } from '../../migrations/1763703600000-enrolled-in-error.js';
import { AddedVisits1763704000000 } from '../../migrations/1763704000000-added-visits.js';
import { WorkKeys1763800000000 } from '../../migrations/1763800000000-work-keys.js';
import { Laboratories1763820000000 } from '../../migrations/1763820000000-laboratories.js';
import { VisitOfSavedForm1763825000000 } from '../../migrations/1763825000000-visit-of-saved-form.js';
import { FormOutside1763830000000 } from '../../migrations/1763830000000-form-outside.js';
import { AfterTransfer1763840000000 } from '../../migrations/1763840000000-after-transfer.js';
import { RolesBySiteDay1763840100000 } from '../../migrations/1763840100000-roles-by-site-day.js';
import { RemovedForms1763840200000 } from '../../migrations/1763840200000-removed-forms.js';
import { DelaySetAside1763840300000 } from '../../migrations/1763840300000-delay-set-aside.js';
import { ResultsWaiting1763840400000 } from '../../migrations/1763840400000-results-waiting.js';
import { RoleEndedAtOnce1763850000000 } from '../../migrations/1763850000000-role-ended-at-once.js';
import { RangesByAnalyte1763860000000 } from '../../migrations/1763860000000-ranges-by-analyte.js';
import { DecisionsWaiting1763910000000 } from '../../migrations/1763910000000-decisions-waiting.js';
import { AllocationHistory1763910100000 } from '../../migrations/1763910100000-allocation-history.js';
import { PartOfForm1763910200000 } from '../../migrations/1763910200000-part-of-form.js';
import { DeviationsWaiting1763920000000 } from '../../migrations/1763920000000-deviations-waiting.js';
import { AnsweredChanges1763940000000 } from '../../migrations/1763940000000-answered-changes.js';
import { MissedOn1795400000001 } from '../../migrations/1795400000001-missed-on.js';
import { DoneAhead1795400000004 } from '../../migrations/1795400000004-done-ahead.js';
import { FormerPerson1795410000001 } from '../../migrations/1795410000001-former-person.js';
import { ReferencesInOneCase1795410000003 } from '../../migrations/1795410000003-references-in-one-case.js';

/** Every migration in order. A published one is never edited; a new one goes to the end. */
export const MIGRATIONS = [
  CreatePeopleAndSessions1763690400000,
  CreateStudiesAndSites1763690460000,
  CreateParticipantsAndForms1763690520000,
  CreateReadModels1763690580000,
  CreateAudit1763690640000,
  AuditEveryFact1763690700000,
  SecureRows1763690760000,
  FormSave1763691000000,
  OwnPasswords1763692000000,
  KeepIdentities1763693000000,
  CalendarFeeds1763694000000,
  KeepMoves1763695000000,
  SiteCalendars1763695500000,
  ParticipantVersions1763696000000,
  AcknowledgeDeviations1763697000000,
  Rescreening1763698000000,
  ChangedSinceAcknowledged1763699200000,
  Transfers1763700600000,
  WorkDays1763701000000,
  TrailOfStudy1763702000000,
  BeforeDelay1763703000000,
  EnrolledInError1763703600000,
  AddedVisits1763704000000,
  WorkKeys1763800000000,
  Laboratories1763820000000,
  VisitOfSavedForm1763825000000,
  FormOutside1763830000000,
  AfterTransfer1763840000000,
  RolesBySiteDay1763840100000,
  RemovedForms1763840200000,
  DelaySetAside1763840300000,
  ResultsWaiting1763840400000,
  RoleEndedAtOnce1763850000000,
  RangesByAnalyte1763860000000,
  DecisionsWaiting1763910000000,
  AllocationHistory1763910100000,
  PartOfForm1763910200000,
  DeviationsWaiting1763920000000,
  AnsweredChanges1763940000000,
  MissedOn1795400000001,
  DoneAhead1795400000004,
  FormerPerson1795410000001,
  ReferencesInOneCase1795410000003,
];
