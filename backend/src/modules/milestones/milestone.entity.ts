import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Derived: a milestone a participant reached, the earliest form that says so. */
@Entity('milestone')
export class MilestoneEntity {
  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  kind!: string;

  @Column('date', { name: 'on_day', nullable: true })
  onDay!: string | null;

  @Column('uuid', { name: 'form_id', nullable: true })
  formId!: string | null;
}
