import { TypingPauses } from './typing-pauses.js';

const PAUSE_MS = 5;

/** Pauses over a list of what was read, in order. */
function pausesOver(): {
  readonly pauses: TypingPauses;
  readonly read: string[];
  readonly type: (text: string) => void;
} {
  const pauses = new TypingPauses(PAUSE_MS);
  const read: string[] = [];
  return { pauses, read, type: (text) => pauses.start('PLAT', () => read.push(text)) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('TypingPauses', () => {
  it('reads after the pause what was typed last, once', async () => {
    const { pauses, read, type } = pausesOver();
    type('1');
    type('11');
    expect(read).toEqual([]);
    while (pauses.has('PLAT')) await pause(PAUSE_MS);
    expect(read).toEqual(['11']);
    pauses.finishAll();
    expect(read).toEqual(['11']);
  });

  it('reads at once what waits when all is finished', () => {
    const { pauses, read, type } = pausesOver();
    type('112');
    expect(pauses.has('PLAT')).toBe(true);
    pauses.finishAll();
    expect([read, pauses.has('PLAT')]).toEqual([['112'], false]);
  });

  it('forgets what is stopped', () => {
    const { pauses, read, type } = pausesOver();
    type('112');
    pauses.stop('PLAT');
    pauses.finishAll();
    type('113');
    pauses.stopAll();
    pauses.finishAll();
    expect(read).toEqual([]);
  });

  it('lets what it reads wait anew', () => {
    const pauses = new TypingPauses(PAUSE_MS);
    const read: string[] = [];
    pauses.start('PLAT', () => {
      read.push('first');
      pauses.start('PLAT', () => read.push('second'));
    });
    pauses.finishAll();
    expect([read, pauses.has('PLAT')]).toEqual([['first'], true]);
    pauses.stopAll();
  });
});
