import { useEffect } from 'react';
import { send } from './api.js';
import { fetchSession, setSessionEnded } from './session.js';

const PING_EVERY_MS = 60_000;
const CHECK_EVERY_MS = 30_000;

/**
 * Tells the server that a person is at work (a key, a pointer), at most once a minute; autosave and polling do not
 * count. When nobody was for `idleMinutes`, asks the server whether the session is over.
 */
export function useActivity(idleMinutes: number, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    let lastSeen = Date.now();
    let lastPing = Date.now();
    const onActivity = (): void => {
      lastSeen = Date.now();
      if (lastSeen - lastPing < PING_EVERY_MS) return;
      lastPing = lastSeen;
      void ping();
    };
    const onCheck = (): void => {
      if (Date.now() - lastSeen > idleMinutes * 60_000) void check();
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
  }, [idleMinutes, isOn]);
}

async function ping(): Promise<void> {
  try {
    await send('POST', '/session/activity');
  } catch {
    return; // a session that is over was reported by the client already; a lost connection shows elsewhere
  }
}

async function check(): Promise<void> {
  try {
    const session = await fetchSession({ background: true });
    if (session.person === null) setSessionEnded(true);
  } catch {
    return; // not reachable: the offline line says so
  }
}
