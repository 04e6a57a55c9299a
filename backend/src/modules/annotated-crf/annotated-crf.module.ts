import { Module } from '@nestjs/common';
import { AmendmentsModule } from '../amendments/amendments.module.js';
import { AnnotatedCrfController } from './annotated-crf.controller.js';

@Module({ imports: [AmendmentsModule], controllers: [AnnotatedCrfController] })
export class AnnotatedCrfModule {}
