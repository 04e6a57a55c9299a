import type { PersonView, SecurityEventView } from '@lutetia/shared/contract/views/people';

export interface SecurityEventRow extends Omit<SecurityEventView, 'at'> {
  readonly at: Date;
}

export interface PersonRow extends Omit<PersonView, 'disabledAt' | 'lastSignInAt' | 'lockedUntil'> {
  readonly disabledAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly lockedUntil: Date | null;
}

/** A row as it is answered. */
export function personView(row: PersonRow): PersonView {
  return {
    ...row,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
  };
}
