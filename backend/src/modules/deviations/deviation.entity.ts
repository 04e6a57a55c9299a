import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A deviation the engine found; withdrawn when its cause is corrected. */
@Entity('deviation')
export class DeviationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'cause_key' })
  causeKey!: string;

  @Column('uuid', { name: 'visit_id', nullable: true })
  visitId!: string | null;

  @Column('date', { name: 'on_day', nullable: true })
  onDay!: string | null;

  @Column('integer', { nullable: true })
  days!: number | null;

  @Column('boolean')
  important!: boolean;

  @Column('text')
  sentence!: string;

  @Column('text', { default: 'open' })
  state!: 'open' | 'withdrawn';

  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt!: Date;

  @Column('uuid', { name: 'acknowledged_by', nullable: true })
  acknowledgedBy!: string | null;

  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt!: Date | null;

  @Column('text', { nullable: true })
  acknowledgement!: string | null;

  /** What was acknowledged, where the deviation has changed since; null while it stands so. */
  @Column('text', { name: 'acknowledged_sentence', nullable: true })
  acknowledgedSentence!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
