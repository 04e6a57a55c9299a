import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { EnrolledInErrorController } from './enrolled-in-error.controller.js';
import { EnrolledInErrorService } from './enrolled-in-error.service.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsService } from './participants.service.js';

@Module({
  imports: [StudiesModule, ScheduleModule, FormsModule],
  controllers: [ParticipantsController, EnrolledInErrorController],
  providers: [ParticipantsService, EnrolledInErrorService],
  exports: [ParticipantsService],
})
export class ParticipantsModule {}
