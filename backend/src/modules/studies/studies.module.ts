import { Module } from '@nestjs/common';
import { StudiesController } from './studies.controller.js';
import { StudiesService } from './studies.service.js';
import { StudyLibrary } from './study-library.service.js';
import { StudyLoader } from './study-loader.js';

@Module({
  controllers: [StudiesController],
  providers: [StudiesService, StudyLibrary, StudyLoader],
  exports: [StudyLibrary, StudyLoader],
})
export class StudiesModule {}
