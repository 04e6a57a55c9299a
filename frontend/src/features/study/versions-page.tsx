import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { Link } from '@tanstack/react-router';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';
import { useMay } from '../../lib/session.js';
import { useSites } from '../../lib/study.js';
import { useStudyVersions } from './api/study-versions.js';
import { StudyTabs } from './components/study-tabs.js';
import { activationsAt, liveVersions, placesOf, type LiveVersion } from './live-versions.js';
import { liveWords } from './live-words.js';
import { sinceWords } from './since-words.js';
import './study.css';

interface VersionsPageProps {
  readonly study: string;
}

/** The published versions of a study, and which is live where. */
export function VersionsPage({ study }: VersionsPageProps) {
  const t = useWords('study');
  const versions = useStudyVersions(study);
  const sites = useSites(study);
  const failure = versions.error ?? sites.error;
  const isKnown = versions.data !== undefined && sites.data !== undefined;
  return (
    <main className="list-page study" id="content">
      <StudyTabs study={study} />
      <div className="list-head">
        <h1 className="h1">
          {t('page.versions')}{' '}
          {versions.data !== undefined && <span className="list-n">{versions.data.length}</span>}
        </h1>
      </div>
      {failure !== null && <ProblemNotice problem={failure} what={t('failed')} />}
      {failure === null && !isKnown && <SkeletonRows rows={4} label={t('loading')} />}
      {isKnown && versions.data.length === 0 && <p className="sec">{t('noVersion')}</p>}
      {isKnown && versions.data.length > 0 && (
        <>
          <VersionTable study={study} versions={versions.data} sites={sites.data} />
          <SiteTable versions={versions.data} sites={sites.data} />
        </>
      )}
    </main>
  );
}

interface VersionTableProps extends SiteTableProps {
  readonly study: string;
}

function VersionTable({ study, versions, sites }: VersionTableProps) {
  const t = useWords('study');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('page.versions')}>
      <table className="tb">
        <thead>
          <tr>
            <th scope="col">{t('versions.column.version')}</th>
            <th scope="col">{t('versions.column.published')}</th>
            <th scope="col">{t('versions.column.live')}</th>
            <th scope="col" className="r">
              {t('versions.column.participants')}
            </th>
            <th scope="col">
              <span className="sr">{t('versions.column.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one, index) => (
            <VersionRow
              key={one.version}
              study={study}
              of={one}
              places={placesOf(versions, sites, one.version)}
              siteCount={sites.length}
              isFirst={index === versions.length - 1}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface VersionRowProps {
  readonly study: string;
  readonly of: StudyVersionView;
  /** Where it is live or will be. */
  readonly places: readonly LiveVersion[];
  /** How many sites the study has. */
  readonly siteCount: number;
  readonly isFirst: boolean;
}

/** A version: what it brought, since when, where, and the way to it. */
function VersionRow({ study, of, places, siteCount, isFirst }: VersionRowProps) {
  const t = useWords('study');
  const mayPublish = useMay(study, 'study.publish');
  const { version, publishedAt, summary, participants } = of;
  const open = t(mayPublish ? 'versions.openActivate' : 'versions.open');
  return (
    <tr>
      <td>
        <span className="m">{version}</span>
        <div className="sec">{summary ?? t(isFirst ? 'versions.first' : 'versions.noSummary')}</div>
      </td>
      <td className="sec nw">{dayWithYear(publishedAt.slice(0, 10))}</td>
      <td>
        {places.length === 0 && <span className="mut">{t('versions.nowhere')}</span>}
        <ul>
          {liveWords(places, siteCount, t).map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      </td>
      <td className="r num">{participants}</td>
      <td className="r nw">
        <Link
          to="/$study/versions/$version/changes"
          params={{ study, version }}
          className="btn s"
          aria-label={t('versions.openOf', { what: open, version })}
        >
          {open}
        </Link>
      </td>
    </tr>
  );
}

interface SiteTableProps {
  readonly versions: readonly StudyVersionView[];
  readonly sites: readonly SiteView[];
}

function SiteTable({ versions, sites }: SiteTableProps) {
  const t = useWords('study');
  const live = liveVersions(versions, sites);
  return (
    <div className="study-section">
      <h2 className="h2" id="study-sites">
        {t('versions.sitesTitle')}
      </h2>
      <div className="list-scroll" tabIndex={0} role="region" aria-labelledby="study-sites">
        <table className="tb">
          <thead>
            <tr>
              <th scope="col">{t('versions.site')}</th>
              <th scope="col">{t('versions.now')}</th>
              <th scope="col">{t('versions.since')}</th>
              <th scope="col">{t('versions.then')}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ code, name, today }) => {
              const now = live.find(({ site }) => site === code);
              const next = activationsAt(versions, code).filter(({ from }) => from > today);
              return (
                <tr key={code}>
                  <td>
                    <span className="m">{code}</span> <span className="sec">{name}</span>
                  </td>
                  <td>{now?.version ?? <span className="mut">{t('versions.noneLive')}</span>}</td>
                  <td className="nw">{now === undefined ? '' : sinceWords(now.from, t)}</td>
                  <td>
                    {next
                      .map(({ version, from }) => t('versions.thenFrom', { version, day: dayWithYear(from) }))
                      .join('; ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
