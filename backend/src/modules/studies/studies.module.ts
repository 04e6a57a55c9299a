import { Module } from '@nestjs/common';
import { StudiesController } from './studies.controller.js';
import { StudiesService } from './studies.service.js';
import { StudyLibrary } from './study-library.service.js';
import { StudyLoader } from './study-loader.js';
import { StudyPublication } from './study-publication.service.js';
import { StudySchemaController } from './study-schema.controller.js';

@Module({
  controllers: [StudiesController, StudySchemaController],
  providers: [StudiesService, StudyLibrary, StudyLoader, StudyPublication],
  exports: [StudyLibrary, StudyLoader],
})
export class StudiesModule {}
