import { apart } from '../../../lib/apart.js';

const load = () => import('./panels.js');

export const AddVisitPanel = apart(() => load().then((panels) => panels.AddVisitPanel));
export const EnrolledInErrorPanel = apart(() => load().then((panels) => panels.EnrolledInErrorPanel));
export const MilestonePanel = apart(() => load().then((panels) => panels.MilestonePanel));
export const TakeBackPanel = apart(() => load().then((panels) => panels.TakeBackPanel));
export const TransferPanel = apart(() => load().then((panels) => panels.TransferPanel));
