import type { StudySummaryView } from '@lutetia/shared/contract/views/studies';
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords, type Words } from '../i18n/use-words.js';
import { Icon } from '../components/icon.js';
import { SkeletonBar } from '../components/skeleton-rows.js';
import { chooseSite, useChosenSite } from '../lib/place.js';
import { keepPreference } from '../lib/preferences.js';
import { useSession } from '../lib/session.js';
import { useSites, useStudies } from '../lib/study.js';
import { startOf } from './study-start.js';

const NAMED = 3;

/** Which study, and which of its sites the lists show. */
export function StudySwitch({ study }: { readonly study: string }) {
  const t = useWords('common');
  const studies = useStudies();
  const sites = useSites(study);
  const site = useChosenSite();
  const current = studies.data?.find(({ code }) => code === study) ?? null;
  const chosen = sites.data?.find(({ code }) => code === site) ?? null;
  useEffect(() => keepPreference('study', study), [study]);
  useEffect(() => {
    if (site !== null && sites.data !== undefined && chosen === null) chooseSite(null);
  }, [site, sites.data, chosen]);
  const only = sites.data?.length === 1 ? sites.data[0] : undefined;
  const place = chosen ?? only ?? null;
  const ownSites = useOwnSites(study, t);
  return (
    <Menu position="bottom-start" offset={4}>
      <Menu.Target>
        <button type="button" className="switch">
          {current === null ? <SkeletonBar width={60} /> : current.name}
          <span className="mut">{place?.code ?? ownSites ?? t('topBar.allSites')}</span>
          <Icon name="chevron" className="mut" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <StudyChoice studies={studies.data ?? []} />
        <Menu.Label>{t('topBar.sites')}</Menu.Label>
        <Menu.RadioGroup value={place?.code ?? ''} onChange={(code) => chooseSite(code === '' ? null : code)}>
          {only === undefined && (
            <Menu.RadioItem value="">
              {t(ownSites === null ? 'topBar.everySite' : 'topBar.allMySites')}
            </Menu.RadioItem>
          )}
          {sites.data?.map(({ code, name, city }) => (
            <Menu.RadioItem key={code} value={code}>
              {code} <span className="mut">{`${name}, ${city}`}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The studies one works in, where they are several. */
function StudyChoice({ studies }: { readonly studies: readonly StudySummaryView[] }) {
  const t = useWords('common');
  const navigate = useNavigate();
  if (studies.length < 2) return null;
  return (
    <>
      <Menu.Label>{t('topBar.studies')}</Menu.Label>
      {studies.map(({ code, name, permissions }) => (
        <Menu.Item
          key={code}
          onClick={() => void navigate({ to: startOf(permissions), params: { study: code } })}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

/** The sites one works at, by name while they are few; null for somebody who sees all of the study. */
function useOwnSites(study: string, t: Words): string | null {
  const { data } = useSession();
  const sites = (data?.person == null ? [] : data.memberships)
    .filter((membership) => membership.study === study)
    .map(({ site }) => site);
  const own = [...new Set(sites.filter((site) => site !== null))].sort();
  if (own.length === 0 || sites.includes(null)) return null;
  return own.length > NAMED ? t('topBar.mySites', { count: own.length }) : own.join(', ');
}
