// Fetched as one file: one by one they come to twice as much.
export { AbsentEditor } from './absent-editor.js';
export { AbsentForm } from './absent-form.js';
export { FindingsSaid } from './findings-said.js';
