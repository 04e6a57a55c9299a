import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { VisitsController } from './visits.controller.js';
import { VisitsService } from './visits.service.js';

@Module({
  imports: [ScheduleModule, FormsModule],
  controllers: [VisitsController],
  providers: [VisitsService],
  exports: [VisitsService],
})
export class VisitsModule {}
