import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PublishedStudy } from '@lutetia/shared/study/definition';

/** A published study definition with its forms; never changed after. */
@Entity('study_version')
export class StudyVersionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('text')
  version!: string;

  @Column('jsonb')
  definition!: PublishedStudy;

  @Column('text')
  digest!: string;

  @Column('timestamptz', { name: 'published_at', default: () => 'clock_timestamp()' })
  publishedAt!: Date;
}
