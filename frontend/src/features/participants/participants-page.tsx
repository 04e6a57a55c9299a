import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { useChosenSite } from '../../lib/place.js';
import { keepPreference, readPreference } from '../../lib/preferences.js';
import { useMay } from '../../lib/session.js';
import { useSites, useStudy } from '../../lib/study.js';
import { useParticipants } from './api/list-participants.js';
import { Legend } from './components/legend.js';
import { ParticipantFilters } from './components/participant-filters.js';
import { ParticipantList } from './components/participant-list.js';
import { ParticipantsEmpty } from './components/participants-empty.js';
import { viewNamed, ViewSwitch } from './components/view-switch.js';
import { VisitMatrix } from './components/visit-matrix.js';
import { narrowed, NO_FILTERS } from './participant-filter.js';
import './participants.css';

const EnrolmentLog = apart(
  () => import('./components/enrolment-log.js').then((file) => file.EnrolmentLog),
  <LogWaiting />,
);
const EnrolDialog = apart(() => import('./components/enrol-dialog.js').then((file) => file.EnrolDialog));

interface ParticipantsPageProps {
  readonly study: string;
}

/** Every participant against every visit, or as a list. */
export function ParticipantsPage({ study }: ParticipantsPageProps) {
  const t = useWords('participants');
  const site = useChosenSite();
  const definition = useStudy(study);
  const sites = useSites(study);
  const participants = useParticipants(study, site);
  const mayEnrol = useMay(study, 'participant.enrol');
  const [view, setView] = useState(() => viewNamed(readPreference('participants-view')));
  const [filters, setFilters] = useState(NO_FILTERS);
  const [isEnrolling, enrolling] = useDisclosure(false);
  const [earliestTurn, setEarliestTurn] = useState(0);
  const all = participants.data;
  const rows = useMemo(() => narrowed(all ?? [], filters), [all, filters]);
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const problem = participants.error ?? definition.error ?? sites.error;
  const isReady = all !== undefined && definition.data !== undefined && today !== null;
  return (
    <main className="pp" id="content">
      <div className="pp-bar">
        <h1 className="h1">
          {t('title')} {all !== undefined && view !== 'log' && <span className="pp-n">{rows.length}</span>}
        </h1>
        <ViewSwitch
          view={view}
          onView={(next) => {
            setView(next);
            keepPreference('participants-view', next);
          }}
        />
        {view !== 'log' && (
          <ParticipantFilters
            all={all ?? []}
            arms={definition.data?.arms ?? []}
            filters={filters}
            onFilters={setFilters}
          />
        )}
        <span className="grow" />
        {view === 'matrix' && (
          <Button
            size="xs"
            variant="default"
            onClick={() => setEarliestTurn(earliestTurn + 1)}
            disabled={!isReady}
          >
            {t('earliest')} <kbd>E</kbd>
          </Button>
        )}
        {mayEnrol && (
          <Button size="xs" onClick={enrolling.open}>
            {t('enrol')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <div className="pp-notice">
          <ProblemNotice
            problem={problem}
            what={t('failed')}
            onRetry={() => void Promise.all([participants.refetch(), definition.refetch(), sites.refetch()])}
          />
        </div>
      )}
      {!isReady && problem === null && <SkeletonRows rows={14} height={34} label={t('loading')} />}
      {isReady && rows.length === 0 && view !== 'log' && (
        <ParticipantsEmpty
          filters={all.length === 0 ? null : filters}
          mayEnrol={mayEnrol}
          onClear={() => setFilters(NO_FILTERS)}
          onEnrol={enrolling.open}
        />
      )}
      {isReady && rows.length > 0 && view === 'matrix' && (
        <VisitMatrix
          study={study}
          columns={definition.data.columns}
          participants={rows}
          today={today}
          earliestTurn={earliestTurn}
        />
      )}
      {isReady && rows.length > 0 && view === 'list' && (
        <ParticipantList study={study} rows={rows} today={today} />
      )}
      {today !== null && view === 'log' && <EnrolmentLog study={study} site={site} today={today} />}
      {view === 'matrix' && <Legend />}
      {isEnrolling && today !== null && (
        <EnrolDialog study={study} site={site} today={today} onClose={enrolling.close} />
      )}
    </main>
  );
}

function LogWaiting() {
  const t = useWords('participants');
  return <SkeletonRows rows={14} height={34} label={t('loading')} />;
}
