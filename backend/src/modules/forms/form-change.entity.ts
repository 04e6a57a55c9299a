import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A save that was acknowledged; a second arrival finds it here. */
@Entity('form_change')
export class FormChangeEntity {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('uuid', { name: 'form_id' })
  formId!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('bigint')
  digest!: string;

  @Column('integer')
  version!: number;

  /** What the save moved in the schedule, as it was answered; null where nothing moved. */
  @Column('json', { nullable: true })
  moves!: readonly ScheduleMove[] | null;
}
