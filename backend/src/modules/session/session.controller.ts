import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ChangePasswordRequest, SignInRequest } from '@lutetia/shared/contract/requests/session';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { CONFIG, type Config } from '../../config/config.js';
import type { Actor } from '../../platform/access/actor.js';
import { AccessService } from '../../platform/access/access.service.js';
import { CurrentActor, Public, SignedIn } from '../../platform/access/decorators.js';
import {
  endedSessionCookie,
  hashToken,
  requireTokenHash,
  sessionCookie,
  tokenHashOf,
} from '../../platform/access/session-cookie.js';
import { countsAsActivity, type HouseRequest } from '../../platform/http/house-request.js';
import { Problem } from '../../platform/http/problem.js';
import { Documented } from '../../platform/openapi/documented.js';
import { OwnPasswordService } from './own-password.service.js';
import { SessionService } from './session.service.js';
import { sessionView } from './session.view.js';
import type { Visitor } from './sign-in-attempts.service.js';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly passwords: OwnPasswordService,
    private readonly access: AccessService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Documented({
    summary: 'Sign in',
    body: SignInRequest,
    answers: 'SessionView',
    problems: ['session.wrong-credentials', 'session.locked-out'],
  })
  async open(
    @Body() body: SignInRequest,
    @Req() request: HouseRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const token = await this.sessions.open(body, visitorOf(request), tokenHashOf(request));
    response.setHeader('Set-Cookie', sessionCookie(token, this.config.secureCookies));
    return this.view(hashToken(token), true, response);
  }

  @Get()
  @Public()
  @Documented({
    summary: 'Who am I, and what may I do where',
    answers: 'SessionView',
    problems: ['session.required', 'session.expired'],
  })
  async read(
    @Req() request: HouseRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.view(tokenHashOf(request), countsAsActivity(request), response);
  }

  @Delete()
  @HttpCode(204)
  @Public()
  @Documented({ summary: 'Sign out; not being signed in is no error', answers: null })
  async close(@Req() request: HouseRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const tokenHash = tokenHashOf(request);
    if (tokenHash !== null) await this.sessions.close(tokenHash, visitorOf(request));
    response.setHeader('Set-Cookie', endedSessionCookie(this.config.secureCookies));
  }

  @Post('activity')
  @HttpCode(204)
  @SignedIn()
  @Documented({ summary: 'Say that a person is at work, so that the session stays open', answers: null })
  async noteActivity(@Req() request: HouseRequest): Promise<void> {
    await this.sessions.noteActivity(requireTokenHash(request));
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn()
  @Documented({
    summary: 'Change the password of your own account; other sessions of yours end',
    body: ChangePasswordRequest,
    answers: null,
    problems: ['session.wrong-password', 'session.unfit-password', 'session.locked-out', 'permission.denied'],
  })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordRequest,
    @Req() request: HouseRequest,
  ): Promise<void> {
    await this.passwords.change(actor, body, requireTokenHash(request), visitorOf(request));
  }

  /** Nobody yet is told whether the demonstration's accounts are there to sign in with. */
  private async view(
    tokenHash: Buffer | null,
    isActivity: boolean,
    response: Response,
  ): Promise<SessionView> {
    const state = tokenHash === null ? null : await this.access.session(tokenHash, isActivity);
    if (state?.kind === 'open')
      return sessionView(state.actor, this.config, await this.sessions.workKey(state.actor.personId));
    const { demonstration, secureCookies } = this.config;
    if (tokenHash !== null) response.setHeader('Set-Cookie', endedSessionCookie(secureCookies));
    throw new Problem(state?.kind === 'expired' ? 'session.expired' : 'session.required', undefined, {
      demonstration,
    });
  }
}

function visitorOf(request: HouseRequest): Visitor {
  return { address: request.ip ?? 'unknown', requestId: request.requestId };
}
