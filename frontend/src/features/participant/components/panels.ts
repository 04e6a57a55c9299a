/** The panels over a participant's page, as one piece: they have most of their code in common. */
export { AddVisitPanel } from './add-visit-panel.js';
export { EnrolledInErrorPanel } from './enrolled-in-error-panel.js';
export { MilestonePanel } from './milestone-panel.js';
export { TakeBackPanel } from './take-back-panel.js';
export { TransferPanel } from './transfer-panel.js';
