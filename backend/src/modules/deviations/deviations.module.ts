import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { DeviationsController } from './deviations.controller.js';
import { DeviationsService } from './deviations.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [DeviationsController],
  providers: [DeviationsService],
  exports: [DeviationsService],
})
export class DeviationsModule {}
