import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { ParticipantsController } from './participants.controller.js';
import { ParticipantsService } from './participants.service.js';

@Module({
  imports: [StudiesModule, ScheduleModule, FormsModule],
  controllers: [ParticipantsController],
  providers: [ParticipantsService],
  exports: [ParticipantsService],
})
export class ParticipantsModule {}
