import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { CollectedService } from './collected.service.js';
import { TransfersController } from './transfers.controller.js';
import { TransfersService } from './transfers.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [TransfersController],
  providers: [TransfersService, CollectedService],
})
export class TransfersModule {}
