import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { AdministrationsModule } from './modules/administrations/administrations.module.js';
import { AmendmentsModule } from './modules/amendments/amendments.module.js';
import { AuditTrailModule } from './modules/audit-trail/audit-trail.module.js';
import { CalendarModule } from './modules/calendar/calendar.module.js';
import { DecisionsModule } from './modules/decisions/decisions.module.js';
import { DelaysModule } from './modules/delays/delays.module.js';
import { TransfersModule } from './modules/transfers/transfers.module.js';
import { DeviationsModule } from './modules/deviations/deviations.module.js';
import { FormsModule } from './modules/forms/forms.module.js';
import { HomeModule } from './modules/home/home.module.js';
import { LaboratoriesModule } from './modules/laboratories/laboratories.module.js';
import { MilestonesModule } from './modules/milestones/milestones.module.js';
import { ParticipantsModule } from './modules/participants/participants.module.js';
import { ScheduleModule } from './modules/schedule/schedule.module.js';
import { SiteCalendarsModule } from './modules/site-calendars/site-calendars.module.js';
import { SitesModule } from './modules/sites/sites.module.js';
import { StudiesModule } from './modules/studies/studies.module.js';
import { AnnotatedCrfModule } from './modules/annotated-crf/annotated-crf.module.js';
import { VisitCardsModule } from './modules/visit-cards/visit-cards.module.js';
import { VisitsModule } from './modules/visits/visits.module.js';
import { WorklistModule } from './modules/worklist/worklist.module.js';
import { DemonstrationModule } from './modules/demonstration/demonstration.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { PeopleModule } from './modules/people/people.module.js';
import { SessionModule } from './modules/session/session.module.js';
import { AccessModule } from './platform/access/access.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HouseModule } from './platform/http/house.module.js';
import { OpenApiModule } from './platform/openapi/openapi.module.js';

/** The modules with routes; `platform` stands beneath all of them. */
const MODULES: readonly Type<unknown>[] = [
  // What is asked for most often stands first: the router tries one route after the other.
  FormsModule,
  AdministrationsModule,
  AmendmentsModule,
  AuditTrailModule,
  CalendarModule,
  DecisionsModule,
  DelaysModule,
  TransfersModule,
  DemonstrationModule,
  DeviationsModule,
  HealthModule,
  HomeModule,
  LaboratoriesModule,
  MilestonesModule,
  ParticipantsModule,
  PeopleModule,
  ScheduleModule,
  SessionModule,
  SiteCalendarsModule,
  SitesModule,
  StudiesModule,
  AnnotatedCrfModule,
  VisitCardsModule,
  VisitsModule,
  WorklistModule,
];

/** The whole application. */
@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        HouseModule.with(config, logger),
        DatabaseModule,
        AuditModule,
        AccessModule,
        OpenApiModule,
        ...MODULES,
      ],
    };
  }
}
