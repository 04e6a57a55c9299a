import { Module } from '@nestjs/common';
import { DeviationsController } from './deviations.controller.js';
import { DeviationsService } from './deviations.service.js';

@Module({ controllers: [DeviationsController], providers: [DeviationsService] })
export class DeviationsModule {}
