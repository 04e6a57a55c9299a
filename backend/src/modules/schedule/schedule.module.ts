import { Module } from '@nestjs/common';
import { StudiesModule } from '../studies/studies.module.js';
import { EvidenceService } from './evidence.service.js';
import { ForesightService } from './foresight.service.js';
import { ScheduleController } from './schedule.controller.js';
import { ScheduleService } from './schedule.service.js';

@Module({
  imports: [StudiesModule],
  controllers: [ScheduleController],
  providers: [ScheduleService, EvidenceService, ForesightService],
  exports: [ScheduleService, EvidenceService, ForesightService],
})
export class ScheduleModule {}
