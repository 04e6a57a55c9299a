import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateExplanation, PlannedForm, PlannedVisit } from '@lutetia/shared/schedule/types';

/** Derived: one visit of a participant's plan. */
@Entity('planned_visit')
export class PlannedVisitEntity {
  @PrimaryColumn('uuid', { name: 'visit_id' })
  visitId!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'participant_id' })
  participantId!: string;

  @Column('text')
  code!: string;

  @Column('smallint')
  cycle!: number;

  @Column('smallint')
  repetition!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'short_name' })
  shortName!: string;

  @Column('text')
  epoch!: string;

  @Column('text')
  kind!: PlannedVisit['kind'];

  @Column('text')
  status!: PlannedVisit['status'];

  @Column('text')
  basis!: PlannedVisit['basis'];

  @Column('date', { nullable: true })
  target!: string | null;

  @Column('date', { nullable: true })
  planned!: string | null;

  @Column('date', { nullable: true })
  opens!: string | null;

  @Column('date', { nullable: true })
  closes!: string | null;

  @Column('date', { nullable: true })
  occurred!: string | null;

  @Column('jsonb', { nullable: true })
  hours!: PlannedVisit['hours'] | null;

  @Column('text', { array: true, default: [] })
  flags!: string[];

  @Column('json')
  explanation!: DateExplanation;

  @Column('jsonb', { default: [] })
  forms!: PlannedForm[];

  @Column('integer')
  ord!: number;

  @Column('date', { name: 'work_from', nullable: true })
  workFrom!: string | null;

  @Column('date', { name: 'due_from', nullable: true })
  dueFrom!: string | null;

  @Column('date', { name: 'late_from', nullable: true })
  lateFrom!: string | null;

  @Column('date', { name: 'in_sight_from', nullable: true })
  inSightFrom!: string | null;
}
