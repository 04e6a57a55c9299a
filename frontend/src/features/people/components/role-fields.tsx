import { ROLES, type Role } from '@lutetia/shared/contract/access';
import type { GrantMembershipRequest } from '@lutetia/shared/contract/requests/people';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { DayField } from '../../../components/day-field.js';
import type { Fields } from '../../../lib/fields.js';
import { useSites, useStudies } from '../../../lib/study.js';

/** Stands for all studies or all sites; no code begins so. */
const ALL = '*';

/** A role on the way to being given; what nobody has chosen yet is null, so that no place is given by default. */
export interface ChosenRole {
  readonly role: Role;
  readonly study: string | null;
  readonly site: string | null;
  /** First and last day, `YYYY-MM-DD`; empty for today and for no end. */
  readonly from: string;
  readonly to: string;
  /** Something stands in one of the two that is no day. */
  readonly hasNoDay: boolean;
}

/** A choice that starts with nothing chosen, but for the only study where there is one. */
export function useChosenRole(): readonly [ChosenRole, (next: ChosenRole) => void] {
  const studies = useStudies();
  const [chosen, setChosen] = useState<ChosenRole>({
    role: 'nurse',
    study: null,
    site: null,
    from: '',
    to: '',
    hasNoDay: false,
  });
  const only = studies.data?.length === 1 ? (studies.data[0]?.code ?? null) : null;
  return [{ ...chosen, study: chosen.study ?? only }, setChosen];
}

/** As the server takes it; null while a choice is still to be made. */
export function grantOf({
  role,
  study,
  site,
  from,
  to,
  hasNoDay,
}: ChosenRole): Fields<GrantMembershipRequest> | null {
  if (hasNoDay || isBackwards(from, to)) return null;
  const days = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
  if (study === ALL) return { role, ...days };
  if (study === null || site === null) return null;
  return site === ALL ? { role, study, ...days } : { role, study, site, ...days };
}

function isBackwards(from: string, to: string): boolean {
  return from !== '' && to !== '' && to < from;
}

interface RoleFieldsProps {
  readonly value: ChosenRole;
  readonly onChange: (value: ChosenRole) => void;
  /** Says what is missing; from the first try to send on. */
  readonly isChecked: boolean;
}

/** Which role, in which study, at which of its sites. */
export function RoleFields({ value, onChange, isChecked }: RoleFieldsProps) {
  const t = useWords('people');
  return (
    <>
      <NativeSelect
        label={t('field.role')}
        value={value.role}
        onChange={(event) => {
          const role = ROLES.find((name) => name === event.currentTarget.value);
          const study = role === 'administrator' ? ALL : value.study === ALL ? null : value.study;
          if (role !== undefined) onChange({ ...value, role, study });
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </NativeSelect>
      <div className="person-grant">
        <StudyField value={value} onChange={onChange} isChecked={isChecked} />
        {value.study !== ALL && <SiteField value={value} onChange={onChange} isChecked={isChecked} />}
      </div>
      <DaysOfRole value={value} onChange={onChange} isChecked={isChecked} />
    </>
  );
}

function StudyField({ value, onChange, isChecked }: RoleFieldsProps) {
  const t = useWords('people');
  const studies = useStudies();
  const isOfAll = value.role === 'administrator';
  return (
    <NativeSelect
      label={t('field.study')}
      disabled={isOfAll}
      value={value.study ?? ''}
      error={isChecked && value.study === null ? t('studyMissing') : null}
      onChange={(event) => onChange({ ...value, study: event.currentTarget.value, site: null })}
    >
      {value.study === null && <option value="">{t('choose')}</option>}
      {isOfAll && <option value={ALL}>{t('everyStudy')}</option>}
      {!isOfAll &&
        studies.data?.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
    </NativeSelect>
  );
}

function SiteField({ value, onChange, isChecked }: RoleFieldsProps) {
  const t = useWords('people');
  const sites = useSites(value.study);
  return (
    <NativeSelect
      label={t('field.site')}
      value={value.site ?? ''}
      disabled={value.study === null}
      error={isChecked && value.study !== null && value.site === null ? t('siteMissing') : null}
      onChange={(event) => onChange({ ...value, site: event.currentTarget.value })}
    >
      {value.site === null && <option value="">{t('choose')}</option>}
      <option value={ALL}>{t('topBar.everySite')}</option>
      {sites.data?.map(({ code, name, city }) => (
        <option key={code} value={code}>{`${code} ${name}, ${city}`}</option>
      ))}
    </NativeSelect>
  );
}

/** From which day to which the role holds; both may be left out. */
function DaysOfRole({ value, onChange }: RoleFieldsProps) {
  const t = useWords('people');
  const studies = useStudies();
  const sites = useSites(studies.data?.[0]?.code ?? null);
  const [typed, setTyped] = useState({ from: '', to: '' });
  const today = sites.data?.[0]?.today;
  if (today === undefined) return null;
  const change = (which: 'from' | 'to', day: string, text: string): void => {
    const next = { ...typed, [which]: day === '' ? text.trim() : '' };
    setTyped(next);
    onChange({ ...value, [which]: day, hasNoDay: next.from !== '' || next.to !== '' });
  };
  return (
    <div className="person-grant">
      <DayField
        label={t('field.from')}
        value={value.from}
        today={today}
        hint={t('fromHint')}
        onChange={(day, text) => change('from', day, text)}
      />
      <DayField
        label={t('field.to')}
        value={value.to}
        today={today}
        hint={t('toHint')}
        error={isBackwards(value.from, value.to) ? t('toBeforeFrom') : null}
        onChange={(day, text) => change('to', day, text)}
      />
    </div>
  );
}
