/**
 * @typedef {object} StopRequest
 * @property {Promise<void>} asked settles at the first request
 * @property {() => boolean} isAsked
 */

/**
 * Ctrl-C, SIGTERM or a closed terminal ask to stop; later ones are ignored while things end in order.
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
  });
  return { asked, isAsked: () => isAsked };
}
