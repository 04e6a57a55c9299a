import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who takes part in one study, collected by one site. */
@Entity('participant')
export class ParticipantEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  number!: string;

  @Column('integer')
  sequence!: number;

  @Column('date', { name: 'screening_on' })
  screeningOn!: string;

  @Column('uuid', { nullable: true })
  rescreens!: string | null;

  /** The site that gave the number; null while there was no transfer. */
  @Column('uuid', { name: 'enrolled_at_site', nullable: true })
  enrolledAtSite!: string | null;

  /** The day from which nobody takes part under this number; null for all others. */
  @Column('date', { name: 'enrolled_in_error_on', nullable: true })
  enrolledInErrorOn!: string | null;

  @Column('uuid', { name: 'enrolled_in_error_by', nullable: true })
  enrolledInErrorBy!: string | null;

  @Column('text', { name: 'enrolled_in_error_reason', nullable: true })
  enrolledInErrorReason!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
