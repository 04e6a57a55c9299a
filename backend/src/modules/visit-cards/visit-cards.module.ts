import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { VisitCardsController } from './visit-cards.controller.js';
import { VisitCardsService } from './visit-cards.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [VisitCardsController],
  providers: [VisitCardsService],
})
export class VisitCardsModule {}
