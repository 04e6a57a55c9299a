import { ROLES, type Role } from '@lutetia/shared/contract/access';
import type { GrantMembershipRequest } from '@lutetia/shared/contract/requests/people';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import type { Fields } from '../../../lib/fields.js';
import { useSites, useStudies } from '../../../lib/study.js';

/** Stands for all studies or all sites; no code begins so. */
const ALL = '*';

/** A role on the way to being given; what nobody has chosen yet is null, so that no place is given by default. */
export interface ChosenRole {
  readonly role: Role;
  readonly study: string | null;
  readonly site: string | null;
}

/** A choice that starts with nothing chosen, but for the only study where there is one. */
export function useChosenRole(): readonly [ChosenRole, (next: ChosenRole) => void] {
  const studies = useStudies();
  const [chosen, setChosen] = useState<ChosenRole>({ role: 'nurse', study: null, site: null });
  const only = studies.data?.length === 1 ? (studies.data[0]?.code ?? null) : null;
  return [{ ...chosen, study: chosen.study ?? only }, setChosen];
}

/** As the server takes it; null while a choice is still to be made. */
export function grantOf({ role, study, site }: ChosenRole): Fields<GrantMembershipRequest> | null {
  if (study === ALL) return { role };
  if (study === null || site === null) return null;
  return site === ALL ? { role, study } : { role, study, site };
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
          const study = role === 'administrator' || value.study !== ALL ? value.study : null;
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
    </>
  );
}

function StudyField({ value, onChange, isChecked }: RoleFieldsProps) {
  const t = useWords('people');
  const studies = useStudies();
  return (
    <NativeSelect
      label={t('field.study')}
      value={value.study ?? ''}
      error={isChecked && value.study === null ? t('studyMissing') : null}
      onChange={(event) => onChange({ ...value, study: event.currentTarget.value, site: null })}
    >
      {value.study === null && <option value="">{t('choose')}</option>}
      {value.role === 'administrator' && <option value={ALL}>{t('everyStudy')}</option>}
      {studies.data?.map(({ code, name }) => (
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
      {sites.data?.map(({ code, city }) => (
        <option key={code} value={code}>{`${code} ${city}`}</option>
      ))}
    </NativeSelect>
  );
}
