import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { dayWithYear } from '../../../lib/dates.js';
import { sitesOpenTo } from '../live-versions.js';
import { activatedWords } from '../site-version-words.js';
import { useActivation, type ChosenActivation } from '../use-activation.js';
import { ActivationFields } from './activation-fields.js';
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
  const chosen = useActivation(study, version, sites, versions);
  const { preview, activate } = chosen;
  const open = sitesOpenTo(versions, sites, version);
  if (activate.data !== undefined) {
    return (
      <p className="note blue" role="status">
        {activatedWords(activate.data, t)}
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
          <ActivationFields chosen={chosen} {...{ version, versions, sites, open }} />
          {preview.isError && <ProblemNotice problem={preview.error} what={t('activate.previewFailed')} />}
          <div className="study-foot">
            <Button variant="default" onClick={chosen.show} loading={preview.isPending}>
              {t(preview.data === undefined ? 'activate.preview' : 'activate.previewAgain')}
            </Button>
          </div>
          <Seen chosen={chosen} protocol={protocol} today={sites[0]?.today ?? ''} />
        </>
      )}
    </section>
  );
}

interface SeenProps {
  readonly chosen: ChosenActivation;
  readonly protocol: StudyProtocol;
  readonly today: string;
}

/** What the activation would do, once that was asked, and under it the confirmation, where there is something to do yet. */
function Seen({ chosen, protocol, today }: SeenProps) {
  const t = useWords('study');
  const { draft, preview, activate } = chosen;
  if (preview.data === undefined) return null;
  return (
    <>
      <ActivationPreview view={preview.data} {...{ chosen, protocol, today }} />
      {activate.isError && <ProblemNotice problem={activate.error} what={t('activate.failed')} />}
      {!(chosen.isLive && chosen.isAhead) && (
        <Confirm onConfirm={chosen.confirm} isPending={activate.isPending}>
          {t(chosen.isLive ? 'activate.bring' : 'activate.do', {
            count: draft.sites.length,
            day: dayWithYear(draft.from),
          })}
        </Confirm>
      )}
    </>
  );
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
