import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { apart } from '../../lib/apart.js';
import { Legend } from './components/legend.js';
import { ParticipantFilters } from './components/participant-filters.js';
import { ParticipantList } from './components/participant-list.js';
import { ParticipantsEmpty } from './components/participants-empty.js';
import { ViewSwitch } from './components/view-switch.js';
import { VisitMatrix } from './components/visit-matrix.js';
import { NO_FILTERS } from './participant-filter.js';
import { useParticipantsPage, type ParticipantsPageState } from './use-participants-page.js';
import './participants.css';

const EnrolmentLog = apart(
  () => import('./components/enrolment-log.js').then((file) => file.EnrolmentLog),
  <Waiting />,
);
const EnrolDialog = apart(() => import('./components/enrol-dialog.js').then((file) => file.EnrolDialog));

interface ParticipantsPageProps {
  readonly study: string;
}

/** Every participant against every visit, or as a list. */
export function ParticipantsPage({ study }: ParticipantsPageProps) {
  const t = useWords('participants');
  const page = useParticipantsPage(study);
  const [isEnrolling, enrolling] = useDisclosure(false);
  const { site, today, view, problem } = page;
  return (
    <main className="pp" id="content">
      <Bar page={page} onEnrol={enrolling.open} />
      {problem !== null && (
        <div className="pp-notice">
          <ProblemNotice problem={problem} what={t('failed')} onRetry={page.retry} />
        </div>
      )}
      {!page.isReady && problem === null && <Waiting />}
      {page.isReady && view !== 'log' && <Shown page={page} onEnrol={enrolling.open} />}
      {today !== null && view === 'log' && <EnrolmentLog study={study} site={site} today={today} />}
      {view === 'matrix' && <Legend />}
      {isEnrolling && today !== null && (
        <EnrolDialog study={study} site={site} today={today} onClose={enrolling.close} />
      )}
    </main>
  );
}

interface PartProps {
  readonly page: ParticipantsPageState;
  readonly onEnrol: () => void;
}

/** How many they are, how they are shown, and which of them. */
function Bar({ page, onEnrol }: PartProps) {
  const t = useWords('participants');
  const { all, definition, rows, view, filters } = page;
  return (
    <div className="pp-bar">
      <h1 className="h1">
        {t('title')} {all !== null && view !== 'log' && <span className="pp-n">{rows.length}</span>}
      </h1>
      <ViewSwitch view={view} onView={page.setView} />
      {view !== 'log' && (
        <ParticipantFilters
          all={all ?? []}
          arms={definition?.arms ?? []}
          filters={filters}
          onFilters={page.setFilters}
        />
      )}
      <span className="grow" />
      {view === 'matrix' && (
        <Button size="xs" variant="default" onClick={page.goEarliest} disabled={!page.isReady}>
          {t('earliest')} <kbd>E</kbd>
        </Button>
      )}
      {page.mayEnrol && (
        <Button size="xs" onClick={onEnrol}>
          {t('enrol')}
        </Button>
      )}
    </div>
  );
}

/** The participants as chosen; what to do next where there are none. */
function Shown({ page, onEnrol }: PartProps) {
  const { study, all, definition, today, rows, view, filters } = page;
  if (definition === null || today === null) return null;
  if (rows.length === 0)
    return (
      <ParticipantsEmpty
        filters={all?.length === 0 ? null : filters}
        mayEnrol={page.mayEnrol}
        onClear={() => page.setFilters(NO_FILTERS)}
        onEnrol={onEnrol}
      />
    );
  if (view === 'list') return <ParticipantList study={study} rows={rows} today={today} />;
  return (
    <VisitMatrix
      study={study}
      columns={definition.columns}
      participants={rows}
      today={today}
      earliestTurn={page.earliestTurn}
    />
  );
}

function Waiting() {
  const t = useWords('participants');
  return <SkeletonRows rows={14} height={34} label={t('loading')} />;
}
