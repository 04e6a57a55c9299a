/**
 * How Node runs the server: stacks name the source, and a request's objects die where they were born. Left to itself
 * Node keeps room for a few megabytes of young objects, copies those of every request under way and gives memory back
 * to the system that it asks for again at once: a sixth of a save's processor time (docs/performance.md).
 * @type {readonly string[]}
 */
export const SERVER_OPTIONS = [
  '--enable-source-maps',
  '--max-semi-space-size=64',
  '--min-semi-space-size=64',
];
