import { Module } from '@nestjs/common';
import { PasswordService } from './password.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

@Module({
  controllers: [SessionController],
  providers: [SessionService, PasswordService],
  exports: [PasswordService],
})
export class SessionModule {}
