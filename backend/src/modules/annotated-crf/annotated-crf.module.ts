import { Module } from '@nestjs/common';
import { AmendmentsModule } from '../amendments/amendments.module.js';
import { AnnotatedCrfController } from './annotated-crf.controller.js';
import { BlankFormsController } from './blank-forms.controller.js';

@Module({ imports: [AmendmentsModule], controllers: [AnnotatedCrfController, BlankFormsController] })
export class AnnotatedCrfModule {}
