import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { DelaysController } from './delays.controller.js';
import { DelaysService } from './delays.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [DelaysController],
  providers: [DelaysService],
  exports: [DelaysService],
})
export class DelaysModule {}
