import type { DayDecision } from '@lutetia/shared/schedule/visit-day';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A visit's identity and what was decided about it; its day is in its visit form. */
@Entity('visit')
export class VisitEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('text')
  code!: string;

  @Column('smallint', { default: 0 })
  cycle!: number;

  @Column('smallint', { default: 1 })
  repetition!: number;

  @Column('date', { name: 'booked_on', nullable: true })
  bookedOn!: string | null;

  @Column('date', { name: 'delay_to', nullable: true })
  delayTo!: string | null;

  @Column('text', { name: 'delay_reason', nullable: true })
  delayReason!: string | null;

  @Column('date', { name: 'delay_decided_on', nullable: true })
  delayDecidedOn!: string | null;

  @Column('jsonb', { name: 'before_delay', nullable: true })
  beforeDelay!: readonly DayDecision[] | null;

  @Column('text', { name: 'missed_reason', nullable: true })
  missedReason!: string | null;

  @Column('date', { name: 'missed_on', nullable: true })
  missedOn!: string | null;

  @Column('text', { name: 'skipped_reason', nullable: true })
  skippedReason!: string | null;

  @Column('text', { name: 'added_reason', nullable: true })
  addedReason!: string | null;

  @Column('integer', { default: 0 })
  version!: number;
}
