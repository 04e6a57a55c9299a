const POLL_MS = 250;

/**
 * @typedef {object} StopRequest
 * @property {Promise<void>} asked settles at the first request
 * @property {() => boolean} isAsked
 */

/**
 * Ctrl-C, SIGTERM or a closed terminal ask to stop; later ones are ignored while things end in order. So does the end
 * of npm: it gives SIGTERM to the shell between itself and us, which dies of it without passing it on.
 * @returns {StopRequest}
 */
export function listenForStop() {
  let isAsked = false;
  /** @type {Promise<void>} */
  const asked = new Promise((resolve) => {
    const ask = () => {
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(ask);
  });
  return { asked, isAsked: () => isAsked };
}

/**
 * An orphan is given another parent (not on Windows, where nobody is).
 * @param {() => void} tell
 */
function whenOrphaned(tell) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, POLL_MS);
  timer.unref();
}
