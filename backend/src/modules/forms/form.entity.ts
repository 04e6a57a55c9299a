import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';

/** One form: its values as one document, its row version, its study version from the first entry on. */
@Entity('form')
export class FormEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('uuid', { name: 'visit_id', nullable: true })
  visitId!: string | null;

  @Column('text')
  code!: string;

  @Column('smallint', { default: 1 })
  repetition!: number;

  @Column('text', { default: 'not-started' })
  state!: FormState;

  @Column('json', { default: {} })
  values!: FormValues;

  @Column('integer', { default: 0 })
  version!: number;

  @Column('uuid', { name: 'study_version_id', nullable: true })
  studyVersionId!: string | null;

  @Column('smallint', { default: 0 })
  answered!: number;

  @Column('smallint', { default: 0 })
  total!: number;

  @Column('timestamptz', { name: 'updated_at', nullable: true })
  updatedAt!: Date | null;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy!: string | null;
}
