import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Derived: a dose that was given, numbered in order of giving. */
@Entity('administration')
export class AdministrationEntity {
  @PrimaryColumn('uuid', { name: 'form_id' })
  formId!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('uuid', { name: 'visit_id' })
  visitId!: string;

  @Column('smallint')
  cycle!: number;

  @Column('smallint')
  number!: number;

  @Column('date', { name: 'on_day' })
  onDay!: string;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;
}
