import { Module } from '@nestjs/common';
import { WorklistModule } from '../worklist/worklist.module.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({ imports: [WorklistModule], controllers: [HomeController], providers: [HomeService] })
export class HomeModule {}
