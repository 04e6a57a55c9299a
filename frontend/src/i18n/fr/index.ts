import casebook from './casebook.js';
import common from './common.js';
import keys from './keys.js';
import pasted from './pasted.js';
import preview from './preview.js';
import visit from './visit.js';

/** The French words there are, by namespace: what a form and its page say. English stands in for the rest. */
export default { casebook, common, keys, pasted, preview, visit };
