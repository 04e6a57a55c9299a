import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { AuditTrailController } from './audit-trail.controller.js';
import { AuditTrailService } from './audit-trail.service.js';
import { StudyTrailService } from './study-trail.service.js';

@Module({
  imports: [StudiesModule, ScheduleModule],
  controllers: [AuditTrailController],
  providers: [AuditTrailService, StudyTrailService],
  exports: [AuditTrailService],
})
export class AuditTrailModule {}
