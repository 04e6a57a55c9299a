import { Module } from '@nestjs/common';
import { DelaysModule } from '../delays/delays.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { LaboratoriesModule } from '../laboratories/laboratories.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { ParticipantsModule } from '../participants/participants.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { SiteCalendarsModule } from '../site-calendars/site-calendars.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { CourseLogs } from './course-logs.service.js';
import { CourseLiving } from './course-living.service.js';
import { DemonstrationClosedDays } from './demonstration-closed-days.service.js';
import { DemonstrationLaboratories } from './demonstration-laboratories.service.js';
import { DemonstrationStaff } from './demonstration-staff.service.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [
    PeopleModule,
    ScheduleModule,
    ParticipantsModule,
    VisitsModule,
    FormsModule,
    LaboratoriesModule,
    MilestonesModule,
    DelaysModule,
    SiteCalendarsModule,
  ],
  providers: [
    DemonstrationService,
    DemonstrationClosedDays,
    DemonstrationLaboratories,
    DemonstrationStaff,
    CourseLogs,
    CourseLiving,
  ],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
