import { Module } from '@nestjs/common';
import { DeviationsModule } from '../deviations/deviations.module.js';
import { WorklistModule } from '../worklist/worklist.module.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [WorklistModule, DeviationsModule],
  controllers: [HomeController],
  providers: [HomeService],
})
export class HomeModule {}
