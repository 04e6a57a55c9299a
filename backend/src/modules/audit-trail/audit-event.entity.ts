import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One record's change in the trail; written by the database alone. */
@Entity('audit_event')
export class AuditEventEntity {
  @PrimaryColumn('uuid', { name: 'chain_id' })
  chainId!: string;

  @PrimaryColumn('bigint')
  seq!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  role!: string;

  @Column('uuid', { name: 'study_id', nullable: true })
  studyId!: string | null;

  @Column('uuid', { name: 'site_id', nullable: true })
  siteId!: string | null;

  @Column('text')
  record!: string;

  @Column('uuid', { name: 'record_id' })
  recordId!: string;

  @Column('integer', { name: 'record_version', nullable: true })
  recordVersion!: number | null;

  @Column('text')
  action!: string;

  @Column('text')
  changes!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  @Column('text', { nullable: true })
  origin!: string | null;

  @Column('bytea')
  hash!: Buffer;
}
