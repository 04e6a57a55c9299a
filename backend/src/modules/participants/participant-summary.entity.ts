import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Derived: what lists show of a participant. */
@Entity('participant_summary')
export class ParticipantSummaryEntity {
  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('text')
  number!: string;

  @Column('text', { nullable: true })
  arm!: string | null;

  @Column('text')
  status!: string;

  @Column('text', { nullable: true })
  sex!: string | null;

  @Column('smallint', { name: 'year_of_birth', nullable: true })
  yearOfBirth!: number | null;

  @Column('text', { name: 'sub_studies', array: true, default: [] })
  subStudies!: string[];

  @Column('uuid', { name: 'next_visit_id', nullable: true })
  nextVisitId!: string | null;

  @Column('smallint', { name: 'last_dose_cycle', nullable: true })
  lastDoseCycle!: number | null;

  @Column('date', { name: 'last_dose_on', nullable: true })
  lastDoseOn!: string | null;

  @Column('integer', { name: 'results_waiting', default: 0 })
  resultsWaiting!: number;

  @Column('jsonb', { name: 'decisions_waiting', default: [] })
  decisionsWaiting!: { formId: string; cycle: number; act: string; answer: string; laterCycles: number[] }[];

  @Column('jsonb', { name: 'reviews_waiting', default: [] })
  reviewsWaiting!: { formId: string; event: string; grade: number | null; inProgress: boolean }[];

  @Column('text', { name: 'death_to_record', nullable: true })
  deathToRecord!: string | null;

  @Column('boolean', { name: 'death_in_progress', default: false })
  deathInProgress!: boolean;
}
