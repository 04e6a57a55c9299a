import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { DemonstrationPeople } from './demonstration-people.service.js';
import { MembershipsService } from './memberships.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';

@Module({
  imports: [SessionModule],
  controllers: [PeopleController],
  providers: [PeopleService, MembershipsService, DemonstrationPeople],
  exports: [PeopleService, DemonstrationPeople],
})
export class PeopleModule {}
