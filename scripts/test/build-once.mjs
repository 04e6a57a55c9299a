import { build } from '../build.mjs';

/** Before the tests of the scripts: several of them start the product at the same time, and must not build it so. */
export default function setUp() {
  return build({ ifStale: true });
}
