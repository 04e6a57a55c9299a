import type { Role } from '@lutetia/shared/contract/access';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of a person in a study, at one site or all, from a day to a day. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  role!: Role;

  /** Null for an administrator of everything. */
  @Column('uuid', { name: 'study_id', nullable: true })
  studyId!: string | null;

  /** Null for all sites of the study. */
  @Column('uuid', { name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column('date', { name: 'from_day' })
  fromDay!: string;

  /** Last day; null while it is open. */
  @Column('date', { name: 'to_day', nullable: true })
  toDay!: string | null;
}
