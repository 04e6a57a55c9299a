import { readConfig } from '../config/config.js';
import { DelaysService } from '../modules/delays/delays.service.js';
import { CourseLogs } from '../modules/demonstration/course-logs.service.js';
import { CourseLiving } from '../modules/demonstration/course-living.service.js';
import { DemonstrationClosedDays } from '../modules/demonstration/demonstration-closed-days.service.js';
import { DemonstrationLaboratories } from '../modules/demonstration/demonstration-laboratories.service.js';
import { DemonstrationStaff } from '../modules/demonstration/demonstration-staff.service.js';
import { DemonstrationService } from '../modules/demonstration/demonstration.service.js';
import { FormLaboratoryService } from '../modules/forms/form-laboratory.service.js';
import { FormOutsideService } from '../modules/forms/form-outside.service.js';
import { FormsService } from '../modules/forms/forms.service.js';
import { FormWriter } from '../modules/forms/form-writer.service.js';
import { LaboratoriesService } from '../modules/laboratories/laboratories.service.js';
import { RangesService } from '../modules/laboratories/ranges.service.js';
import { MilestonesService } from '../modules/milestones/milestones.service.js';
import { ParticipantsService } from '../modules/participants/participants.service.js';
import { DemonstrationPeople } from '../modules/people/demonstration-people.service.js';
import { EvidenceService } from '../modules/schedule/evidence.service.js';
import { ForesightService } from '../modules/schedule/foresight.service.js';
import { ScheduleService } from '../modules/schedule/schedule.service.js';
import { PasswordService } from '../modules/session/password.service.js';
import { SiteCalendarsService } from '../modules/site-calendars/site-calendars.service.js';
import { StudyLibrary } from '../modules/studies/study-library.service.js';
import { VisitsService } from '../modules/visits/visits.service.js';
import { clockFrom } from '../platform/clock/clock.js';
import type { Transactions } from '../platform/database/transactions.js';

/** The services commands work through, put together without the server around them. */
export interface CommandServices {
  readonly schedules: ScheduleService;
  readonly demonstration: DemonstrationService;
}

/** @throws ConfigFault */
export function commandServices(environment: NodeJS.ProcessEnv, transactions: Transactions): CommandServices {
  const clock = clockFrom(environment);
  const library = new StudyLibrary(transactions);
  const schedules = new ScheduleService(transactions, library, clock);
  const evidence = new EvidenceService(transactions, schedules, clock);
  const results = new FormLaboratoryService(transactions);
  const outsides = new FormOutsideService(transactions, schedules, clock);
  const forms = new FormWriter(results, outsides);
  const config = readConfig(environment);
  const kept = new LaboratoriesService(transactions, library);
  const laboratories = new DemonstrationLaboratories(kept, new RangesService(transactions, kept), config);
  const people = new DemonstrationPeople(transactions, new PasswordService(config));
  const courses = new CourseLiving(
    transactions,
    clock,
    new ParticipantsService(transactions, library, schedules, forms, clock),
    schedules,
    new VisitsService(transactions, schedules, forms, clock),
    forms,
    new MilestonesService(transactions, schedules, forms, clock),
    new DelaysService(transactions, schedules, clock),
    new CourseLogs(
      transactions,
      clock,
      schedules,
      new FormsService(transactions, library, schedules, evidence, results, outsides, clock),
      forms,
    ),
  );
  const calendars = new SiteCalendarsService(
    transactions,
    schedules,
    new ForesightService(schedules, library),
  );
  const closedDays = new DemonstrationClosedDays(calendars, clock);
  const staff = new DemonstrationStaff(transactions, clock, people);
  const demonstration = new DemonstrationService(transactions, laboratories, staff, courses, closedDays);
  return { schedules, demonstration };
}
