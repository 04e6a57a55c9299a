import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { DemonstrationPeople } from './demonstration-people.service.js';
import { MembershipsService } from './memberships.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { SecurityLogController } from './security-log.controller.js';

@Module({
  imports: [SessionModule],
  controllers: [PeopleController, SecurityLogController],
  providers: [PeopleService, MembershipsService, DemonstrationPeople],
  exports: [PeopleService, DemonstrationPeople],
})
export class PeopleModule {}
