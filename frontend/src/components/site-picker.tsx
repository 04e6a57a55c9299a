import { NativeSelect } from '@mantine/core';
import type { Words } from '../i18n/use-words.js';
import type { PickedSite } from '../lib/picked-site.js';
import { ProblemNotice } from './problem-notice.js';
import { SkeletonRows } from './skeleton-rows.js';

interface SitePickerProps {
  readonly picked: PickedSite;
  /** The words of the page. */
  readonly t: Words;
}

/** Picks the site the page is about, where there are several. */
export function SitePicker({ picked: { sites, place, pick }, t }: SitePickerProps) {
  if (place === null || sites.data === undefined || sites.data.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t('site')}
      size="xs"
      value={place.code}
      onChange={(event) => pick(event.currentTarget.value)}
      data={sites.data.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
    />
  );
}

/** What stands on the page until there is a site, or where there is none. */
export function NoSiteYet({ picked: { sites }, t }: SitePickerProps) {
  return (
    <>
      {sites.isPending && <SkeletonRows rows={8} label={t('loading')} />}
      {sites.isError && (
        <ProblemNotice problem={sites.error} what={t('failed')} onRetry={() => void sites.refetch()} />
      )}
      {sites.data?.length === 0 && <p className="sec">{t('noSite')}</p>}
    </>
  );
}
