import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { MembershipsService } from './memberships.service.js';
import {
  CreatePersonRequest,
  EndMembershipRequest,
  GrantMembershipRequest,
  SetPasswordRequest,
  UpdatePersonRequest,
} from '@lutetia/shared/contract/requests/people';
import { PeopleService } from './people.service.js';
import type { PersonView } from '@lutetia/shared/contract/views/people';

@Controller('people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly memberships: MembershipsService,
  ) {}

  @Get()
  @Allow('person.manage')
  @Documented({ summary: 'Everybody who may or might sign in', answers: 'PersonView[]' })
  list(@Access() access: AccessContext): Promise<PersonView[]> {
    return this.people.list(access);
  }

  @Get(':id')
  @Allow('person.manage')
  @Documented({ summary: 'One person', answers: 'PersonView', problems: ['person.not-found'] })
  find(@Access() access: AccessContext, @Param('id') id: string): Promise<PersonView> {
    return this.people.find(access, id);
  }

  @Post()
  @Allow('person.manage')
  @Documented({
    summary: 'Add a person, with or without a first password and a first role',
    body: CreatePersonRequest,
    answers: 'PersonView',
    status: 201,
    problems: ['person.email-taken', 'session.unfit-password', 'study.not-found', 'site.not-found'],
  })
  create(@Access() access: AccessContext, @Body() body: CreatePersonRequest): Promise<PersonView> {
    return this.memberships.addPerson(access, body);
  }

  @Put(':id')
  @Allow('person.manage')
  @Documented({
    summary: 'Rename a person, shut them out or let them in again',
    body: UpdatePersonRequest,
    answers: 'PersonView',
    problems: ['person.not-found'],
  })
  update(
    @Access() access: AccessContext,
    @Param('id') id: string,
    @Body() body: UpdatePersonRequest,
  ): Promise<PersonView> {
    return this.people.update(access, id, body);
  }

  @Put(':id/password')
  @HttpCode(204)
  @Allow('person.manage')
  @Documented({
    summary: 'Set a password; whoever is signed in with the old one is signed out',
    body: SetPasswordRequest,
    answers: null,
    problems: ['person.not-found', 'session.unfit-password'],
  })
  setPassword(
    @Access() access: AccessContext,
    @Param('id') id: string,
    @Body() body: SetPasswordRequest,
  ): Promise<void> {
    return this.people.setPassword(access, id, body);
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Allow('person.manage')
  @Documented({
    summary: 'Sign a person out everywhere and end their calendar addresses',
    answers: null,
    problems: ['person.not-found'],
  })
  endSessions(@Access() access: AccessContext, @Param('id') id: string): Promise<void> {
    return this.people.endSessions(access, id);
  }

  @Delete(':id/calendar-feeds/:feed')
  @Allow('person.manage')
  @Documented({
    summary: 'End a calendar address of a person',
    answers: 'PersonView',
    problems: ['person.not-found', 'calendar-feed.not-found'],
  })
  endCalendarFeed(
    @Access() access: AccessContext,
    @Param('id') id: string,
    @Param('feed') feed: string,
  ): Promise<PersonView> {
    return this.people.endCalendarFeed(access, id, feed);
  }

  @Post(':id/memberships')
  @Allow('person.manage')
  @Documented({
    summary: 'Give a person a role in a study, at one site or all',
    body: GrantMembershipRequest,
    answers: 'PersonView',
    status: 201,
    problems: ['person.not-found', 'study.not-found', 'site.not-found'],
  })
  grant(
    @Access() access: AccessContext,
    @Param('id') id: string,
    @Body() body: GrantMembershipRequest,
  ): Promise<PersonView> {
    return this.memberships.grant(access, id, body);
  }

  @Put(':id/memberships/:membership')
  @Allow('person.manage')
  @Documented({
    summary: 'Say which day a role ends',
    body: EndMembershipRequest,
    answers: 'PersonView',
    problems: ['person.not-found'],
  })
  end(
    @Access() access: AccessContext,
    @Param('id') id: string,
    @Param('membership') membership: string,
    @Body() body: EndMembershipRequest,
  ): Promise<PersonView> {
    return this.memberships.end(access, id, membership, body);
  }
}
