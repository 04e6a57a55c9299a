import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { FormLaboratoryService } from './form-laboratory.service.js';
import { FormOutsideService } from './form-outside.service.js';
import { FormSavingService } from './form-saving.service.js';
import { FormWriter } from './form-writer.service.js';
import { FormsController } from './forms.controller.js';
import { FormsService } from './forms.service.js';

@Module({
  imports: [StudiesModule, ScheduleModule],
  controllers: [FormsController],
  providers: [FormsService, FormLaboratoryService, FormOutsideService, FormSavingService, FormWriter],
  exports: [FormsService, FormSavingService, FormWriter],
})
export class FormsModule {}
