import { ROLES, type Role } from '@lutetia/shared/contract/access';
import type { GrantMembershipRequest } from '@lutetia/shared/contract/requests/people';
import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.js';
import type { Fields } from '../../../lib/fields.js';
import { useSites, useStudies } from '../../../lib/study.js';

export interface ChosenRole {
  readonly role: Role;
  readonly study: string;
  /** Empty = all sites. */
  readonly site: string;
}

interface RoleFieldsProps {
  readonly value: ChosenRole;
  readonly onChange: (value: ChosenRole) => void;
}

/** Which role, in which study, at which of its sites. */
export function RoleFields({ value, onChange }: RoleFieldsProps) {
  const t = useWords('people');
  const studies = useStudies();
  const sites = useSites(value.study);
  return (
    <>
      <NativeSelect
        label={t('field.role')}
        value={value.role}
        onChange={(event) => {
          const role = ROLES.find((name) => name === event.currentTarget.value);
          if (role !== undefined) onChange({ ...value, role });
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </NativeSelect>
      <div className="person-grant">
        <NativeSelect
          label={t('field.study')}
          value={value.study}
          onChange={(event) => onChange({ ...value, study: event.currentTarget.value, site: '' })}
        >
          {studies.data?.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('field.site')}
          value={value.site}
          onChange={(event) => onChange({ ...value, site: event.currentTarget.value })}
        >
          <option value="">{t('topBar.everySite')}</option>
          {sites.data?.map(({ code, city }) => (
            <option key={code} value={code}>{`${code} ${city}`}</option>
          ))}
        </NativeSelect>
      </div>
    </>
  );
}

/** As the server takes it. */
export function grantOf({ role, study, site }: ChosenRole): Fields<GrantMembershipRequest> {
  return site === '' ? { role, study } : { role, study, site };
}
