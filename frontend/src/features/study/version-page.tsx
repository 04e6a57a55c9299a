import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { useMay } from '../../lib/session.js';
import { useSites } from '../../lib/study.js';
import { useProtocol, useStudyVersions, useVersionDifference } from './api/study-versions.js';
import { ActivationForm } from './components/activation-form.js';
import { DifferenceList } from './components/difference-list.js';
import { FormsList } from './components/forms-list.js';
import { StudyTabs } from './components/study-tabs.js';
import './study.css';

interface VersionPageProps {
  readonly study: string;
  readonly version: string;
}

/** One version: what it changes, and for those who may, making it live. */
export function VersionPage({ study, version }: VersionPageProps) {
  const t = useWords('study');
  const mayPublish = useMay(study, 'study.publish');
  const [against, setAgainst] = useState<string | null>(null);
  const difference = useVersionDifference(study, version, against);
  const protocol = useProtocol(study, version);
  const versions = useStudyVersions(study);
  const sites = useSites(study);
  const from = difference.data?.from ?? null;
  const others = (versions.data ?? []).map((one) => one.version).filter((one) => one !== version);
  const before = protocol.data?.previous ?? null;
  return (
    <main className="list-page study" id="content">
      <StudyTabs study={study} />
      <div className="list-head">
        <h1 className="h1">{t('version', { version })}</h1>
        <span className="grow" />
        <Link to="/$study/versions" params={{ study }}>
          {t('page.versions')}
        </Link>
      </div>
      {protocol.data !== undefined && protocol.data.protocol.amendment !== null && (
        <p className="study-title">{protocol.data.protocol.amendment}</p>
      )}
      {mayPublish &&
        protocol.data !== undefined &&
        versions.data !== undefined &&
        sites.data !== undefined && (
          <ActivationForm
            study={study}
            protocol={protocol.data.protocol}
            versions={versions.data}
            sites={sites.data}
          />
        )}
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
      {difference.data !== undefined && (
        <section className="study-section" aria-labelledby="study-difference">
          <h2 className="h2" id="study-difference">
            {from === null ? t('versions.first') : t('difference.title', { from })}
          </h2>
          {from === null ? (
            <p className="sec">{t('difference.first')}</p>
          ) : (
            <DifferenceList differences={difference.data.differences} />
          )}
        </section>
      )}
      {protocol.data !== undefined && <FormsList study={study} protocol={protocol.data.protocol} />}
    </main>
  );
}
