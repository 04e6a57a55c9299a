import { CreatePeopleAndSessions1795219200000 } from '../../migrations/1795219200000-create-people-and-sessions.js';
import { CreateStudiesAndSites1795219260000 } from '../../migrations/1795219260000-create-studies-and-sites.js';
import { CreateParticipants1795219320000 } from '../../migrations/1795219320000-create-participants.js';
import { CreateVisits1795219380000 } from '../../migrations/1795219380000-create-visits.js';
import { CreateForms1795219440000 } from '../../migrations/1795219440000-create-forms.js';
import { CreateDeviations1795219500000 } from '../../migrations/1795219500000-create-deviations.js';
import { CreateReadModels1795219560000 } from '../../migrations/1795219560000-create-read-models.js';
import { CreateLaboratories1795219620000 } from '../../migrations/1795219620000-create-laboratories.js';
import { CreateCalendarFeeds1795219680000 } from '../../migrations/1795219680000-create-calendar-feeds.js';
import { CreateAllocationReferences1795219740000 } from '../../migrations/1795219740000-create-allocation-references.js';
import { CreateTrail1795219800000 } from '../../migrations/1795219800000-create-trail.js';
import { AuditEveryFact1795219860000 } from '../../migrations/1795219860000-audit-every-fact.js';
import { KeepFacts1795219920000 } from '../../migrations/1795219920000-keep-facts.js';
import { SecureRows1795219980000 } from '../../migrations/1795219980000-secure-rows.js';
import { LookPastRowSecurity1795220040000 } from '../../migrations/1795220040000-look-past-row-security.js';
import { SaveForms1795220100000 } from '../../migrations/1795220100000-save-forms.js';
import { PageWorklist1795220160000 } from '../../migrations/1795220160000-page-worklist.js';
import { GrantRights1795220220000 } from '../../migrations/1795220220000-grant-rights.js';
import { ChainSecurityLog1795220280000 } from '../../migrations/1795220280000-chain-security-log.js';
import { KeepEntriesWithParticipants1795220340000 } from '../../migrations/1795220340000-keep-entries-with-participants.js';
import { CoverMatrix1795220400000 } from '../../migrations/1795220400000-cover-matrix.js';

/** Every migration in order. A published one is never edited; a new one goes to the end. */
export const MIGRATIONS = [
  CreatePeopleAndSessions1795219200000,
  CreateStudiesAndSites1795219260000,
  CreateParticipants1795219320000,
  CreateVisits1795219380000,
  CreateForms1795219440000,
  CreateDeviations1795219500000,
  CreateReadModels1795219560000,
  CreateLaboratories1795219620000,
  CreateCalendarFeeds1795219680000,
  CreateAllocationReferences1795219740000,
  CreateTrail1795219800000,
  AuditEveryFact1795219860000,
  KeepFacts1795219920000,
  SecureRows1795219980000,
  LookPastRowSecurity1795220040000,
  SaveForms1795220100000,
  PageWorklist1795220160000,
  GrantRights1795220220000,
  ChainSecurityLog1795220280000,
  KeepEntriesWithParticipants1795220340000,
  CoverMatrix1795220400000,
];
