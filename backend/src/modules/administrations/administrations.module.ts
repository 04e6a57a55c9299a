import { Module } from '@nestjs/common';
import { AdministrationsController } from './administrations.controller.js';
import { AdministrationsService } from './administrations.service.js';

@Module({ controllers: [AdministrationsController], providers: [AdministrationsService] })
export class AdministrationsModule {}
