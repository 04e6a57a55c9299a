import type { CalendarFeedView } from '@lutetia/shared/contract/views/calendar';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { instantText } from '../../../lib/dates.js';
import { useReturnFocus } from '../../../lib/return-focus.js';
import { useSites } from '../../../lib/study.js';
import { useCalendarFeeds, useEndFeed, useOpenFeed } from '../api/calendar-feeds.js';

interface FeedsDialogProps {
  readonly study: string;
  /** Offered first. */
  readonly site: string | null;
  readonly onClose: () => void;
}

/** Addresses by which another calendar program reads a site's visits: make one, copy it once, end it. */
export function FeedsDialog({ study, site, onClose }: FeedsDialogProps) {
  const t = useWords('calendar');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('feed.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="stack">
        <p className="sec">{t('feed.what')}</p>
        <p className="note amber">{t('feed.secret')}</p>
        <NewFeed study={study} site={site} />
        <Feeds study={study} />
      </div>
    </Modal>
  );
}

/** Makes an address for a site. */
function NewFeed({ study, site }: Pick<FeedsDialogProps, 'study' | 'site'>) {
  const t = useWords('calendar');
  const sites = useSites(study);
  const [chosen, setChosen] = useState(site);
  const opening = useOpenFeed(study);
  const code = chosen ?? sites.data?.[0]?.code ?? null;
  const address = opening.data === undefined ? null : `${window.location.origin}${opening.data.address}`;
  return (
    <section className="stack">
      <div className="cal-new">
        <NativeSelect
          label={t('feed.site')}
          value={code ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        >
          {sites.data?.map((one) => (
            <option key={one.code} value={one.code}>{`${one.code} ${one.name}`}</option>
          ))}
        </NativeSelect>
        <Button
          disabled={code === null || opening.isPending}
          onClick={() => (code === null ? undefined : opening.mutate(code))}
        >
          {t('feed.make')}
        </Button>
      </div>
      {opening.isError && <ProblemNotice problem={opening.error} what={t('feed.makeFailed')} />}
      {address !== null && <NewAddress address={address} />}
    </section>
  );
}

/** The address that was made, shown this once to be copied. */
function NewAddress({ address }: { readonly address: string }) {
  const t = useWords('calendar');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'copied' | 'copyByHand' | null>(null);
  const copy = async (): Promise<void> => {
    const how = (await isCopied(address)) ? 'copied' : 'copyByHand';
    if (how === 'copyByHand') field.current?.select();
    setCopied(how);
    announce(t(`feed.${how}`));
  };
  return (
    <div className="cal-new">
      <TextInput
        label={t('feed.made')}
        value={address}
        readOnly
        ref={field}
        description={copied === null ? null : t(`feed.${copied}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={() => void copy()}>
        {t('feed.copy')}
      </Button>
    </div>
  );
}

/** Whether the browser lets a page copy: not without a secure connection, and not where somebody forbade it. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function Feeds({ study }: { readonly study: string }) {
  const t = useWords('calendar');
  const feeds = useCalendarFeeds(study);
  const ending = useEndFeed(study);
  const end = (feed: CalendarFeedView): void =>
    ending.mutate(feed.id, { onSuccess: () => announce(t('feed.ended')) });
  return (
    <section aria-labelledby="cal-feeds">
      <h3 className="h3" id="cal-feeds">
        {t('feed.mine')}
      </h3>
      {feeds.isPending && <SkeletonRows rows={2} label={t('feed.loading')} />}
      {feeds.isError && <ProblemNotice problem={feeds.error} what={t('feed.failed')} />}
      {ending.isError && <ProblemNotice problem={ending.error} what={t('feed.endFailed')} />}
      {feeds.data?.length === 0 && <p className="mut">{t('feed.none')}</p>}
      <ul className="cal-feeds">
        {feeds.data?.map((feed) => (
          <li key={feed.id}>
            <span className="pid">{feed.site}</span>
            <span className="sec">
              {t('feed.since', { instant: instantText(feed.createdAt) })},{' '}
              {feed.lastReadAt === null
                ? t('feed.unread')
                : t('feed.read', { instant: instantText(feed.lastReadAt) })}
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={t('feed.endOf', { site: feed.site })}
              disabled={ending.isPending}
              onClick={() => end(feed)}
            >
              {t('feed.end')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
