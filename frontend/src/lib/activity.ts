import { useEffect } from 'react';
import type { SessionView } from '@lutetia/shared/contract/views/session';
import { send } from './api.js';
import { compareSession, fetchSession } from './session.js';

const PING_EVERY_MS = 60_000;
const CHECK_EVERY_MS = 30_000;

/**
 * Tells the server that a person is at work (a key, a pointer), at most once a minute; autosave and polling do not
 * count. When nobody was for the session's `idleMinutes`, asks the server whether the session is over.
 */
export function useActivity(session: SessionView, isOn: boolean): void {
  const { idleMinutes } = session;
  useEffect(() => {
    if (!isOn) return undefined;
    let lastSeen = Date.now();
    let lastPing = Date.now();
    const onActivity = (): void => {
      lastSeen = Date.now();
      if (!isPingDue(lastSeen, lastPing)) return;
      lastPing = lastSeen;
      void ping();
    };
    const onCheck = (): void => {
      if (Date.now() - lastSeen > idleMinutes * 60_000) void check(session);
    };
    const timer = setInterval(onCheck, CHECK_EVERY_MS);
    window.addEventListener('keydown', onActivity);
    window.addEventListener('pointerdown', onActivity);
    window.addEventListener('focus', onCheck);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', onActivity);
      window.removeEventListener('pointerdown', onActivity);
      window.removeEventListener('focus', onCheck);
    };
  }, [session, idleMinutes, isOn]);
}

/**
 * Whether the server is to be told again, by the computer's clock in milliseconds. Where that was set back, the last time
 * lies ahead and says nothing: who is at work would be signed out until it comes again.
 */
export function isPingDue(now: number, last: number): boolean {
  return now < last || now - last >= PING_EVERY_MS;
}

async function ping(): Promise<void> {
  try {
    await send('POST', '/session/activity');
  } catch {
    return; // a session that is over was reported by the client already; a lost connection shows elsewhere
  }
}

async function check(mine: SessionView): Promise<void> {
  try {
    compareSession(mine, await fetchSession({ background: true }));
  } catch {
    return; // not reachable: the offline line says so
  }
}
