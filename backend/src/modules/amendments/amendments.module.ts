import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { ActivationService } from './activation.service.js';
import { AmendmentsController } from './amendments.controller.js';
import { AmendmentsService } from './amendments.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [AmendmentsController],
  providers: [AmendmentsService, ActivationService],
  exports: [AmendmentsService],
})
export class AmendmentsModule {}
