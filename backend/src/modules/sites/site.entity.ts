import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A hospital. Its time zone says what day it is there. */
@Entity('site')
export class SiteEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  city!: string;

  @Column('text')
  country!: string;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;
}
