import { Controller, Get, Query } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import type { Actor } from '../../platform/access/actor.js';
import { Access, Allow, CurrentActor } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { PeopleService } from './people.service.js';
import type { SecurityEventListView } from '@lutetia/shared/contract/views/people';

export class SecurityLogQuery {
  /** `nextCursor` of the page before. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  cursor?: number;
}

@Controller('security-log')
export class SecurityLogController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Allow('security-log.read')
  @Documented({
    summary:
      'Who came in, who was refused, who changed who may do what; newest first, for an auditor of their studies and sites',
    query: SecurityLogQuery,
    answers: 'SecurityEventListView',
  })
  list(
    @Access() access: AccessContext,
    @CurrentActor() { memberships }: Actor,
    @Query() { cursor }: SecurityLogQuery,
  ): Promise<SecurityEventListView> {
    return this.people.securityLog(access, memberships, cursor ?? null);
  }
}
