/** Roles and what each may do, in one table that the server enforces and the screens ask. */
import type { FormDefinition } from '../forms/definition.js';

export const ROLES = [
  'nurse',
  'investigator',
  'monitor',
  'data-manager',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'study.read',
  'study.publish',
  'worklist.read',
  'participant.read',
  'participant.enrol',
  'participant.enrolled-in-error',
  'participant.transfer',
  'visit.record',
  'form.read',
  'form.enter',
  'milestone.record',
  'schedule.delay',
  'site.calendar',
  'laboratory.manage',
  'laboratory.judge',
  'form.review',
  'deviation.read',
  'deviation.acknowledge',
  'trail.read',
  'person.manage',
  'security-log.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READS: readonly Permission[] = [
  'study.read',
  'worklist.read',
  'participant.read',
  'form.read',
  'deviation.read',
  'trail.read',
];
const ENTERS: readonly Permission[] = [
  ...READS,
  'participant.enrol',
  'participant.enrolled-in-error',
  'visit.record',
  'form.enter',
  'milestone.record',
  'schedule.delay',
  'site.calendar',
];

export const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  nurse: ENTERS,
  investigator: [...ENTERS, 'deviation.acknowledge', 'laboratory.judge', 'form.review'],
  monitor: READS,
  'data-manager': [
    ...READS,
    'site.calendar',
    'laboratory.manage',
    'study.publish',
    'participant.transfer',
    'participant.enrolled-in-error',
  ],
  administrator: ['study.read', 'study.publish', 'laboratory.manage', 'person.manage', 'security-log.read'],
  auditor: [...READS, 'security-log.read'],
};

/** Whether one of the roles completes a form, and corrects it after that: some forms are one role's to answer for. */
export function mayComplete(
  { completedBy }: Pick<FormDefinition, 'completedBy'>,
  roles: readonly Role[],
): boolean {
  return completedBy === undefined || roles.includes(completedBy);
}

/** Whether any of the roles grants the permission. */
export function isGranted(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTS[role].includes(permission));
}
