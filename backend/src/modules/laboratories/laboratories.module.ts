import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { LaboratoriesController } from './laboratories.controller.js';
import { LaboratoriesService } from './laboratories.service.js';
import { RangesController } from './ranges.controller.js';
import { RangesService } from './ranges.service.js';
import { ResultsController } from './results.controller.js';
import { ResultsWaitingService } from './results-waiting.service.js';
import { ResultsService } from './results.service.js';

@Module({
  imports: [StudiesModule, ScheduleModule, FormsModule],
  controllers: [LaboratoriesController, RangesController, ResultsController],
  providers: [LaboratoriesService, RangesService, ResultsService, ResultsWaitingService],
  exports: [LaboratoriesService, RangesService],
})
export class LaboratoriesModule {}
