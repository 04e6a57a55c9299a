import { Module } from '@nestjs/common';
import { OwnPasswordService } from './own-password.service.js';
import { PasswordService } from './password.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInAttempts } from './sign-in-attempts.service.js';

@Module({
  controllers: [SessionController],
  providers: [SessionService, SignInAttempts, PasswordService, OwnPasswordService],
  exports: [PasswordService],
})
export class SessionModule {}
