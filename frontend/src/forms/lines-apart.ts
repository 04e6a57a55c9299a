import { apart } from '../lib/apart.js';

const load = () => import('./line-parts.js');

// Most fields have a value and nothing said about it: what is shown otherwise comes apart from the form, in one file.
export const FindingsSaid = apart(() => load().then((parts) => parts.FindingsSaid));
export const AbsentEditor = apart(() => load().then((parts) => parts.AbsentEditor));
export const AbsentForm = apart(() => load().then((parts) => parts.AbsentForm));
