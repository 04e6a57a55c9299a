import type { VersionDifferenceView } from '@lutetia/shared/contract/views/amendments';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords } from '../../../i18n/use-words.js';
import { useVersionDifference } from '../api/study-versions.js';
import { DifferenceList } from './difference-list.js';

interface VersionDifferenceProps {
  readonly study: string;
  readonly version: string;
  /** The version it followed; null for the first. */
  readonly before: string | null;
  /** All other versions. */
  readonly others: readonly string[];
}

/** What the version has otherwise than the one before it, or than another that is chosen. */
export function VersionDifference({ study, version, before, others }: VersionDifferenceProps) {
  const t = useWords('study');
  const [against, setAgainst] = useState<string | null>(null);
  const difference = useVersionDifference(study, version, against);
  return (
    <>
      {(others.length > 1 || (others.length === 1 && before === null)) && (
        <NativeSelect
          label={t('difference.against')}
          className="study-against"
          value={against ?? before ?? ''}
          onChange={(event) =>
            setAgainst(event.currentTarget.value === '' ? null : event.currentTarget.value)
          }
          data={[
            ...(before === null ? [{ value: '', label: t('difference.choose') }] : []),
            ...others.map((one) => ({ value: one, label: t('version', { version: one }) })),
          ]}
        />
      )}
      {difference.isPending && <SkeletonRows rows={6} label={t('difference.loading')} />}
      {difference.isError && (
        <ProblemNotice
          problem={difference.error}
          what={t('difference.failed')}
          onRetry={() => void difference.refetch()}
        />
      )}
      {difference.data !== undefined && <Differences {...difference.data} />}
    </>
  );
}

function Differences({ from, differences }: VersionDifferenceView) {
  const t = useWords('study');
  return (
    <section className="study-section" aria-labelledby="study-difference">
      <h2 className="h2" id="study-difference">
        {from === null ? t('versions.first') : t('difference.title', { from })}
      </h2>
      {from === null ? (
        <p className="sec">{t('difference.first')}</p>
      ) : (
        <DifferenceList differences={differences} />
      )}
    </section>
  );
}
