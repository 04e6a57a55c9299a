import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A trial, known by its short code. */
@Entity('study')
export class StudyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;
}
