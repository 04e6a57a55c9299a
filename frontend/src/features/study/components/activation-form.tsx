import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { dayWithYear } from '../../../lib/dates.js';
import { useActivate, usePreviewActivation, type Activation } from '../api/study-versions.js';
import { activationsAt, hasNewer, liveVersions } from '../live-versions.js';
import { ActivationPreview } from './activation-preview.js';

interface ActivationFormProps {
  readonly study: string;
  readonly protocol: StudyProtocol;
  readonly versions: readonly StudyVersionView[];
  readonly sites: readonly SiteView[];
}

/** Sites and day; then what it would do to everybody; then the reason and one confirmation. */
export function ActivationForm({ study, protocol, versions, sites }: ActivationFormProps) {
  const t = useWords('study');
  const { version } = protocol;
  const [draft, setDraft] = useState<Draft>({
    sites: [],
    from: sites[0]?.today ?? '',
    migrate: true,
  });
  const [isChecked, setChecked] = useState(false);
  const preview = usePreviewActivation(study, version);
  const activate = useActivate(study, version);
  const open = sites.filter(
    ({ code }) =>
      !hasNewer(versions, code, version) &&
      !activationsAt(versions, code).some((one) => one.version === version),
  );
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    preview.reset();
    activate.reset();
  };
  const isAhead = sites.some(({ code, today }) => draft.sites.includes(code) && draft.from > today);
  const activation: Activation = { ...draft, migrate: draft.migrate && !isAhead };
  const isWhole = draft.sites.length > 0 && draft.from !== '';
  const show = (): void => {
    setChecked(!isWhole);
    if (isWhole) preview.mutate(activation);
  };
  const said = activate.data === undefined ? null : doneWords(activate.data, t);
  const confirm = (reason: string): void =>
    activate.mutate({ ...activation, reason }, { onSuccess: (done) => announce(doneWords(done, t)) });
  if (said !== null) {
    return (
      <p className="note blue" role="status">
        {said}
      </p>
    );
  }
  return (
    <section className="study-section study-activate" aria-labelledby="study-activate">
      <h2 className="h2" id="study-activate">
        {t('activate.title', { version })}
      </h2>
      {open.length === 0 ? (
        <p className="sec">{t('activate.everywhere')}</p>
      ) : (
        <>
          <Fields
            {...{ draft, change, sites, versions, isChecked, isAhead, version }}
            open={open.map(({ code }) => code)}
          />
          {preview.isError && <ProblemNotice problem={preview.error} what={t('activate.previewFailed')} />}
          <div className="study-foot">
            <Button variant="default" onClick={show} loading={preview.isPending}>
              {t(preview.data === undefined ? 'activate.preview' : 'activate.previewAgain')}
            </Button>
          </div>
          {preview.data !== undefined && (
            <>
              <ActivationPreview
                view={preview.data}
                isForNew={!activation.migrate}
                protocol={protocol}
                today={sites[0]?.today ?? ''}
              />
              {activate.isError && <ProblemNotice problem={activate.error} what={t('activate.failed')} />}
              <Confirm onConfirm={confirm} isPending={activate.isPending}>
                {t('activate.do', { count: draft.sites.length, day: dayWithYear(draft.from) })}
              </Confirm>
            </>
          )}
        </>
      )}
    </section>
  );
}

type Draft = Omit<Activation, 'sites' | 'reason'> & { readonly sites: string[] };
type Done = NonNullable<ReturnType<typeof useActivate>['data']>;

function doneWords({ version, from, sites, participants }: Done, t: ReturnType<typeof useWords>): string {
  const what = t('activate.done', { version, count: sites.length, day: dayWithYear(from) });
  const who =
    participants.length === 0
      ? t('activate.doneNew')
      : t('activate.doneParticipants', { count: participants.length });
  return `${what} ${who}`;
}

interface ConfirmProps {
  readonly onConfirm: (reason: string) => void;
  readonly isPending: boolean;
  readonly children: ReactNode;
}

/** Who has seen what it does says why it is done. */
function Confirm({ onConfirm, isPending, children }: ConfirmProps) {
  const t = useWords('study');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <div className="stack study-confirm">
      <Textarea
        label={t('activate.reason')}
        description={t('activate.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isAsked && isMissing ? t('activate.missing.reason') : null}
      />
      <div>
        <Button onClick={() => (isMissing ? setAsked(true) : onConfirm(reason.trim()))} loading={isPending}>
          {children}
        </Button>
      </div>
    </div>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly sites: readonly SiteView[];
  readonly versions: readonly StudyVersionView[];
  /** Codes of the sites where this version is neither live nor about to be. */
  readonly open: readonly string[];
  readonly version: string;
  readonly isChecked: boolean;
  readonly isAhead: boolean;
}

function Fields({ draft, change, sites, versions, open, version, isChecked, isAhead }: FieldsProps) {
  const t = useWords('study');
  const live = liveVersions(versions, sites);
  const siteWords = ({ code, name }: SiteView): string => {
    if (hasNewer(versions, code, version)) return t('activate.siteNewer', { site: code, name });
    const own = activationsAt(versions, code).find((one) => one.version === version);
    if (own !== undefined) return t('activate.siteHas', { site: code, name, day: dayWithYear(own.from) });
    const now = live.find(({ site }) => site === code);
    return now === undefined
      ? t('activate.siteNone', { site: code, name })
      : t('activate.siteLive', { site: code, name, version: now.version });
  };
  return (
    <div className="study-fields">
      <Checkbox.Group
        label={t('activate.sites')}
        value={draft.sites}
        onChange={(chosen) => change({ sites: chosen })}
        error={isChecked && draft.sites.length === 0 ? t('activate.missing.sites') : null}
      >
        <div className="study-sites">
          {sites.map((site) => (
            <Checkbox
              key={site.code}
              value={site.code}
              label={siteWords(site)}
              disabled={!open.includes(site.code)}
            />
          ))}
        </div>
        {open.length > 1 && (
          <button type="button" className="link-button" onClick={() => change({ sites: [...open] })}>
            {t('activate.all')}
          </button>
        )}
      </Checkbox.Group>
      <div className="stack">
        <DayField
          label={t('activate.from')}
          value={draft.from}
          today={sites[0]?.today ?? ''}
          onChange={(from) => change({ from })}
          error={isChecked && draft.from === '' ? t('activate.missing.from') : null}
        />
        <Radio.Group
          label={t('activate.whom')}
          value={draft.migrate && !isAhead ? 'all' : 'new'}
          onChange={(whom) => change({ migrate: whom === 'all' })}
        >
          <div className="study-sites">
            <Radio
              value="all"
              label={t('activate.everybody')}
              description={t(isAhead ? 'activate.allLater' : 'activate.allHint', { version })}
              disabled={isAhead}
            />
            <Radio value="new" label={t('activate.newOnly')} description={t('activate.newHint')} />
          </div>
        </Radio.Group>
      </div>
    </div>
  );
}
