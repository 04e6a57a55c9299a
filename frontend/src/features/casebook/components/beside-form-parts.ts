// Fetched as one file: one by one they come to twice as much.
export { ActsToTake } from './acts-to-take.js';
export { ConflictPanel } from './conflict-panel.js';
export { Evidence } from '../../../forms/decisions/evidence.js';
export { FieldContext } from './field-context.js';
export { FurtherParts } from '../../../forms/decisions/further-part.js';
export { FormFoot } from './form-foot.js';
export { FormNavigator } from './form-navigator.js';
export { KeptWithoutForm } from './kept-without-form.js';
export { MovedNote } from './moved-note.js';
export { PasteColumn } from '../../../forms/laboratory/paste-column.js';
export { ReasonBar } from './reason-bar.js';
export { SaidInVisit } from './said-in-visit.js';
export { VisitDone } from './visit-done.js';
