import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { MilestonesController } from './milestones.controller.js';
import { MilestoneTakingBackService } from './milestone-taking-back.service.js';
import { MilestonesService } from './milestones.service.js';

@Module({
  imports: [ScheduleModule, FormsModule],
  controllers: [MilestonesController],
  providers: [MilestonesService, MilestoneTakingBackService],
  exports: [MilestonesService],
})
export class MilestonesModule {}
