import type { MatrixCellView, ParticipantRowView } from '@lutetia/shared/contract/views/participants';
import type { MatrixColumn } from '@lutetia/shared/schedule/columns';
import { armOrStatus, matrixRows } from './matrix-model.js';

const column = (code: string, cycle: number, gathers = false): MatrixColumn => ({
  code,
  cycle,
  repetition: 1,
  epoch: 'treatment',
  group: 'Cycle 1',
  shortName: code,
  name: code,
  timing: '0',
  timingShort: '0',
  assumed: null,
  earlierTimings: [],
  gathers,
});
const visit = (code: string, repetition: number, state: MatrixCellView['state']): MatrixCellView => ({
  visitId: `${code}-${repetition}`,
  code,
  cycle: 0,
  repetition,
  state,
  flags: [],
  on: '2026-11-21',
});
const row = (...cells: MatrixCellView[]): ParticipantRowView => ({
  id: 'p',
  number: 'SE-01-001',
  site: 'SE-01',
  arm: null,
  armName: null,
  status: 'included',
  sex: null,
  yearOfBirth: null,
  next: null,
  cells,
});
const COLUMNS = [column('SCR', 0), column('UNS', 0, true)];

it('shows all unscheduled visits in one cell, by the first that asks for something', () => {
  const visits = [visit('UNS', 1, 'complete'), visit('UNS', 2, 'due'), visit('UNS', 3, 'not-due')];
  const [line] = matrixRows([row(visit('SCR', 1, 'complete'), ...visits)], COLUMNS);
  expect(line?.cells[1]).toBe(visits[1]);
  expect(line?.gathered.get(1)).toEqual(visits);
  expect(line?.earliest).toBe(1);
});

it('shows the last of several that ask for nothing, and one alone without a number', () => {
  const done = [visit('UNS', 1, 'complete'), visit('UNS', 2, 'complete')];
  expect(matrixRows([row(...done)], COLUMNS)[0]?.cells[1]).toBe(done[1]);
  const [alone] = matrixRows([row(visit('UNS', 1, 'complete'))], COLUMNS);
  expect(alone?.gathered.size).toBe(0);
  expect(matrixRows([row()], COLUMNS)[0]?.cells[1]).toBe('later');
});

it('tells the arm, before it the status, and of the dead that they died', () => {
  const words = (key: string): string => key;
  const told = (armName: string | null, status: ParticipantRowView['status']): string =>
    armOrStatus({ armName, status }, words);
  expect(told('Retreatment', 'follow-up')).toBe('Retreatment');
  expect(told(null, 'screening')).toBe('status.screening');
  expect(told('Retreatment', 'dead')).toBe('status.dead · Retreatment');
});
