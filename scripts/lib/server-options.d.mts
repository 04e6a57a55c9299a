/** How Node runs the server, as its command line takes it. */
export const SERVER_OPTIONS: readonly string[];
