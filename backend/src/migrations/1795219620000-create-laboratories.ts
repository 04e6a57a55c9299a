import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A site's laboratories in a study and what each says is ordinary: per analyte, sex and age, from a day until a day.
 *
 * What a range says never changes and nothing is removed: a range ends, once, and another begins. One that ends before
 * it began was taken back and never held for any sample.
 */
export class CreateLaboratories1795219620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(LABORATORY);
    await db.query(REFERENCE_RANGE);
    await db.query(NO_OVERLAP);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table reference_range;
      drop function refuse_overlapping_range();
      drop function refuse_second_end();
      drop table laboratory;
    `);
  }
}

const LABORATORY = `
  create table laboratory (
    id       uuid not null,
    study_id uuid not null,
    site_id  uuid not null,
    name     text not null,
    constraint laboratory_is_known_by_id primary key (id),
    constraint laboratory_of_study foreign key (study_id) references study (id),
    constraint laboratory_of_site foreign key (site_id) references site (id),
    constraint laboratory_name_is_not_blank check (btrim(name) <> ''),
    constraint laboratory_is_of_one_study_and_site unique (id, study_id, site_id)
  );
  create unique index laboratory_once on laboratory (study_id, site_id, lower(name));
  comment on table laboratory is 'Forms name a laboratory by its name, so the name never changes.';
`;

const REFERENCE_RANGE = `
  create table reference_range (
    id            uuid not null,
    study_id      uuid not null,
    site_id       uuid not null,
    laboratory_id uuid not null,
    analyte       text not null,
    sex           text,
    age_from      smallint,
    age_to        smallint,
    valid_from    date not null,
    valid_to      date,
    unit          text,
    low           text,
    high          text,
    source        text not null,
    assumed       boolean not null default false,
    constraint reference_range_is_known_by_id primary key (id),
    constraint reference_range_of_study foreign key (study_id) references study (id),
    constraint reference_range_of_site foreign key (site_id) references site (id),
    constraint reference_range_of_laboratory
      foreign key (laboratory_id, study_id, site_id) references laboratory (id, study_id, site_id),
    constraint reference_range_sex_is_known check (sex in ('F', 'M')),
    constraint reference_range_ages_are_in_order check (age_from between 0 and 130 and age_to between 0 and 130
      and age_from <= age_to),
    constraint reference_range_has_a_limit check (num_nonnulls(low, high) > 0),
    constraint reference_range_limits_are_numbers
      check (low ~ '^[0-9]+([.][0-9]+)?$' and high ~ '^[0-9]+([.][0-9]+)?$' and low::numeric <= high::numeric),
    constraint reference_range_ends_no_earlier_than_never check (valid_to >= valid_from - 1),
    constraint reference_range_source_is_not_blank check (btrim(source) <> '')
  );
  create index reference_range_by_analyte on reference_range (laboratory_id, analyte, valid_from);
  comment on column reference_range.age_from is 'Completed years on the day of the sample; both ages are inside.';
  comment on column reference_range.valid_to is 'The last day of a sample it holds for; the day before valid_from where it was taken back.';
  comment on column reference_range.low is 'As the laboratory writes it, in the unit beside it.';
`;

/**
 * One who ends a range and one who begins another wait for each other at the laboratory. Looked at once a statement: a
 * file brings 2,000 ranges.
 */
const NO_OVERLAP = `
  create function refuse_second_end() returns trigger language plpgsql as $$
  begin
    raise exception 'a range ends once' using errcode = 'check_violation';
  end $$;
  create trigger reference_range_ends_once before update on reference_range
    for each row when (old.valid_to is not null) execute function refuse_second_end();

  create function refuse_overlapping_range() returns trigger language plpgsql as $$
  declare
    overlapping text;
  begin
    with wanted as materialized (
      select id, laboratory_id, analyte, sex, coalesce(age_from, 0) as age_from, coalesce(age_to, 130) as age_to, valid_from,
        coalesce(valid_to + 1, 'infinity') as ends
      from changed where valid_to is null or valid_to >= valid_from
    ), standing as materialized (
      select id, laboratory_id, analyte, sex, coalesce(age_from, 0) as age_from, coalesce(age_to, 130) as age_to, valid_from,
        coalesce(valid_to + 1, 'infinity') as ends
      from reference_range
      where laboratory_id in (select laboratory_id from wanted) and (valid_to is null or valid_to >= valid_from)
    )
    select w.analyte into overlapping
    from wanted w join standing s using (laboratory_id, analyte)
    where s.id <> w.id and s.valid_from < w.ends and w.valid_from < s.ends
      and s.age_from <= w.age_to and w.age_from <= s.age_to and (s.sex is null or w.sex is null or s.sex = w.sex)
    limit 1;
    if overlapping is not null then
      raise exception 'a range of % holds for some of the same samples', overlapping using errcode = 'exclusion_violation';
    end if;
    return null;
  end $$;
  create trigger reference_range_overlaps_no_other after insert on reference_range
    referencing new table as changed for each statement execute function refuse_overlapping_range();
  create trigger reference_range_ends_before_the_next after update on reference_range
    referencing new table as changed for each statement execute function refuse_overlapping_range();
`;
