import { AdministrationEntity } from '../../modules/administrations/administration.entity.js';
import { AuditEventEntity } from '../../modules/audit-trail/audit-event.entity.js';
import { DeviationEntity } from '../../modules/deviations/deviation.entity.js';
import { FormChangeEntity } from '../../modules/forms/form-change.entity.js';
import { FormEntity } from '../../modules/forms/form.entity.js';
import { MilestoneEntity } from '../../modules/milestones/milestone.entity.js';
import { ParticipantSummaryEntity } from '../../modules/participants/participant-summary.entity.js';
import { ParticipantEntity } from '../../modules/participants/participant.entity.js';
import { MembershipEntity } from '../../modules/people/membership.entity.js';
import { PersonEntity } from '../../modules/people/person.entity.js';
import { PlannedVisitEntity } from '../../modules/schedule/planned-visit.entity.js';
import { SessionEntity } from '../../modules/session/session.entity.js';
import { SiteActivationEntity } from '../../modules/sites/site-activation.entity.js';
import { SiteEntity } from '../../modules/sites/site.entity.js';
import { StudyVersionEntity } from '../../modules/studies/study-version.entity.js';
import { StudyEntity } from '../../modules/studies/study.entity.js';
import { VisitEntity } from '../../modules/visits/visit.entity.js';

/** Every entity, listed by hand; each lives beside its module as `modules/<noun>/<noun>.entity.ts`. */
export const ENTITIES: (new () => object)[] = [
  AdministrationEntity,
  AuditEventEntity,
  DeviationEntity,
  FormChangeEntity,
  FormEntity,
  MilestoneEntity,
  ParticipantSummaryEntity,
  ParticipantEntity,
  MembershipEntity,
  PersonEntity,
  SessionEntity,
  PlannedVisitEntity,
  SiteActivationEntity,
  SiteEntity,
  StudyVersionEntity,
  StudyEntity,
  VisitEntity,
];
