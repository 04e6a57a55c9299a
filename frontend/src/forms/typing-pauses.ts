/** How long nobody types before what was typed is read. */
const PAUSE_MS = 3_000;

interface Pause {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly read: () => void;
}

/** What is typed and not read yet: each field is read after a pause of three seconds, if nothing reads it before. */
export class TypingPauses {
  private readonly waiting = new Map<string, Pause>();

  /** @param pauseMs - milliseconds */
  constructor(private readonly pauseMs = PAUSE_MS) {}

  /** Reads `key` after a pause; what waited for it before is forgotten. */
  start(key: string, read: () => void): void {
    this.stop(key);
    const timer = setTimeout(() => this.finish(key), this.pauseMs);
    this.waiting.set(key, { timer, read });
  }

  /** Forgets what waits for `key`: it is read otherwise, or not at all. */
  stop(key: string): void {
    clearTimeout(this.waiting.get(key)?.timer);
    this.waiting.delete(key);
  }

  has(key: string): boolean {
    return this.waiting.has(key);
  }

  /** Reads all that waits, at once. */
  finishAll(): void {
    for (const key of [...this.waiting.keys()]) this.finish(key);
  }

  stopAll(): void {
    for (const key of [...this.waiting.keys()]) this.stop(key);
  }

  private finish(key: string): void {
    const read = this.waiting.get(key)?.read;
    this.stop(key);
    read?.();
  }
}
