import { Module } from '@nestjs/common';
import { StudiesModule } from '../studies/studies.module.js';
import { LaboratoriesController } from './laboratories.controller.js';
import { LaboratoriesService } from './laboratories.service.js';
import { RangesController } from './ranges.controller.js';
import { RangesService } from './ranges.service.js';

@Module({
  imports: [StudiesModule],
  controllers: [LaboratoriesController, RangesController],
  providers: [LaboratoriesService, RangesService],
  exports: [LaboratoriesService, RangesService],
})
export class LaboratoriesModule {}
