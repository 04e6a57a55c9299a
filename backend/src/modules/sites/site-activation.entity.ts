import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which version of a study is live at a site, from a day on. */
@Entity('site_activation')
export class SiteActivationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'study_id' })
  studyId!: string;

  @Column('uuid', { name: 'site_id' })
  siteId!: string;

  @Column('uuid', { name: 'study_version_id' })
  studyVersionId!: string;

  @Column('date', { name: 'from_day' })
  fromDay!: string;
}
