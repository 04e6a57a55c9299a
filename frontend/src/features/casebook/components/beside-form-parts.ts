// Fetched as one file: one by one they come to twice as much.
export { ConflictPanel } from './conflict-panel.js';
export { DecisionsToAct } from '../../../forms/decisions/decisions-to-act.js';
export { Evidence } from '../../../forms/decisions/evidence.js';
export { FieldContext } from './field-context.js';
export { FormFoot } from './form-foot.js';
export { FormNavigator } from './form-navigator.js';
export { KeptWithoutForm } from './kept-without-form.js';
export { MovedNote } from './moved-note.js';
export { ReasonBar } from './reason-bar.js';
export { VisitDone } from './visit-done.js';
