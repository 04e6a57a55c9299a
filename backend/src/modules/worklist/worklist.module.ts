import { Module } from '@nestjs/common';
import { StudiesModule } from '../studies/studies.module.js';
import { DeathsToRecordService } from './deaths-to-record.service.js';
import { DecisionsToMakeService } from './decisions-to-make.service.js';
import { PressingService } from './pressing.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

@Module({
  imports: [StudiesModule],
  controllers: [WorklistController],
  providers: [WorklistService, DeathsToRecordService, DecisionsToMakeService, PressingService],
  exports: [WorklistService],
})
export class WorklistModule {}
