import { apart } from '../../../lib/apart.js';
import classes from '../casebook.module.css';

const load = () => import('./beside-form-parts.js');

// What a form does not need to be typed into comes apart from it, in one file. Its place is kept: what moves under the
// hand is clicked beside.
export const FormNavigator = apart(
  () => load().then((parts) => parts.FormNavigator),
  <div className={classes.navigator} />,
);
export const FieldContext = apart(() => load().then((parts) => parts.FieldContext), <div />);
export const ActsToTake = apart(() => load().then((parts) => parts.ActsToTake));
export const Evidence = apart(() => load().then((parts) => parts.Evidence));
export const FurtherParts = apart(() => load().then((parts) => parts.FurtherParts));
export const FormFoot = apart(() => load().then((parts) => parts.FormFoot));
export const PasteColumn = apart(
  () => load().then((parts) => parts.PasteColumn),
  <p className={classes.pasteColumn} />,
);
export const SaidInVisit = apart(() => load().then((parts) => parts.SaidInVisit));
export const ReasonBar = apart(() => load().then((parts) => parts.ReasonBar));
export const ConflictPanel = apart(() => load().then((parts) => parts.ConflictPanel));
export const MovedNote = apart(() => load().then((parts) => parts.MovedNote));
export const VisitDone = apart(() => load().then((parts) => parts.VisitDone));
export const KeptWithoutForm = apart(() => load().then((parts) => parts.KeptWithoutForm));
