import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} ImportZone
 * @property {string} target who imports
 * @property {string | string[]} from what may not be imported there
 * @property {string[]} [except] relative to `from`
 * @property {string} message
 */

/**
 * Imports go one way: shared <- backend, shared <- frontend; platform <- modules <- app.module; lib, components <-
 * forms <- features <- app. A module or feature reaches another only as said here.
 *
 * @param {string} root the repository's top folder
 * @returns {ImportZone[]}
 */
export function importZones(root) {
  return [
    zone('shared', ['backend', 'frontend', 'scripts'], 'The core imports nothing of the house around it.'),
    zone('backend', 'frontend', 'Server and screens meet in shared/src/contract only.'),
    zone('frontend/src', 'backend', 'Server and screens meet in shared/src/contract only.'),
    zone('backend/src/platform', 'backend/src/modules', 'The platform knows no trial: modules import it.', [
      // The one list of entities that the database connection is made from.
      ...entityFiles(root),
    ]),
    zone('frontend/src/lib', above('components', 'forms', 'features', 'app'), 'lib stands below everything.'),
    zone('frontend/src/components', above('forms', 'features', 'app'), 'components know no trial words.'),
    zone('frontend/src/forms', above('features', 'app'), 'forms stand below the features.'),
    zone('frontend/src/features', above('app'), 'features meet in app, not the other way.'),
    ...betweenSiblings(
      root,
      'frontend/src/features',
      () => [],
      'A feature does not import another: they meet in app.',
    ),
    ...betweenSiblings(
      root,
      'backend/src/modules',
      (name) => filesOf(root, `backend/src/modules/${name}`, /\.(module|service|entity|queries|view)\.ts$/),
      'A module reaches another only through its exported service.',
    ),
  ];
}

/**
 * @param {string} target
 * @param {string | string[]} from
 * @param {string} message
 * @param {string[]} [except]
 * @returns {ImportZone}
 */
function zone(target, from, message, except = []) {
  return { target: `./${target}`, from: [from].flat().map((it) => `./${it}`), message, except };
}

/** @param {...string} folders of the frontend */
function above(...folders) {
  return folders.map((folder) => `frontend/src/${folder}`);
}

/**
 * @param {string} root
 * @param {string} parent
 * @param {(name: string) => string[]} doors files of a sibling that may be imported
 * @param {string} message
 * @returns {ImportZone[]}
 */
function betweenSiblings(root, parent, doors, message) {
  const names = foldersOf(root, parent);
  const open = names.flatMap((name) => doors(name).map((file) => `./${name}/${file}`));
  return names.map((name) => zone(`${parent}/${name}`, parent, message, [`./${name}`, ...open]));
}

/** @param {string} root */
function entityFiles(root) {
  return foldersOf(root, 'backend/src/modules').flatMap((name) =>
    filesOf(root, `backend/src/modules/${name}`, /\.entity\.ts$/).map((file) => `./${name}/${file}`),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 */
function foldersOf(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {RegExp} pattern
 */
function filesOf(root, folder, pattern) {
  return readdirSync(join(root, folder)).filter((name) => pattern.test(name));
}
