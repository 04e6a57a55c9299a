import { createRoute, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { reached, withPreload } from './fetched-page.js';
import { StudyStart } from '../study-start.js';
import { useReach } from '../use-reach.js';
import { rootRoute } from './root-route.js';

const WorklistPage = lazyRouteComponent(
  reached(() => import('../../features/worklist/worklist-page.js')),
  'WorklistPage',
);
const ParticipantsPage = lazyRouteComponent(
  reached(() => import('../../features/participants/participants-page.js')),
  'ParticipantsPage',
);
const DeviationsPage = lazyRouteComponent(
  reached(() => import('../../features/deviations/deviations-page.js')),
  'DeviationsPage',
);
const CalendarPage = lazyRouteComponent(
  reached(() => import('../../features/calendar/calendar-page.js')),
  'CalendarPage',
);
const AdministrationsPage = lazyRouteComponent(
  reached(() => import('../../features/administrations-ahead/administrations-page.js')),
  'AdministrationsPage',
);
const ClosedDaysPage = lazyRouteComponent(
  reached(() => import('../../features/closed-days/closed-days-page.js')),
  'ClosedDaysPage',
);
const LaboratoriesPage = lazyRouteComponent(
  reached(() => import('../../features/laboratories/laboratories-page.js')),
  'LaboratoriesPage',
);
const StudyTrailPage = lazyRouteComponent(
  reached(() => import('../../features/audit-trail/study-trail-page.js')),
  'StudyTrailPage',
);

/** An address cut down to the study. */
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study',
  component: () => <StudyStart {...startRoute.useParams()} />,
});

const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/worklist',
  component: withPreload(() => {
    const params = worklistRoute.useParams();
    const reach = useReach(params.study);
    // Who only reads has nothing to do there, and it is not among their places.
    if (reach.participants && !reach.worklist)
      return <Navigate to="/$study/participants" params={params} replace />;
    return <WorklistPage {...params} />;
  }, WorklistPage),
});

const participantsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants',
  component: withPreload(() => <ParticipantsPage {...participantsRoute.useParams()} />, ParticipantsPage),
});

const deviationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/deviations',
  validateSearch: ({ waiting }: { readonly waiting?: unknown }): { waiting?: true } =>
    waiting === true ? { waiting } : {},
  component: withPreload(
    () => (
      <DeviationsPage
        {...deviationsRoute.useParams()}
        waiting={deviationsRoute.useSearch().waiting === true}
      />
    ),
    DeviationsPage,
  ),
});

const calendarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/calendar',
  component: withPreload(() => <CalendarPage {...calendarRoute.useParams()} />, CalendarPage),
});

const administrationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/administrations',
  component: withPreload(
    () => <AdministrationsPage {...administrationsRoute.useParams()} />,
    AdministrationsPage,
  ),
});

const closedDaysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/closed-days',
  component: withPreload(() => <ClosedDaysPage {...closedDaysRoute.useParams()} />, ClosedDaysPage),
});

const laboratoriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/laboratories',
  component: withPreload(() => <LaboratoriesPage {...laboratoriesRoute.useParams()} />, LaboratoriesPage),
});

const studyTrailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/trail',
  component: withPreload(() => {
    const params = studyTrailRoute.useParams();
    return <StudyTrailPage key={params.study} {...params} />;
  }, StudyTrailPage),
});

/** What is there to do and to look through in a study. */
export const LIST_ROUTES = [
  startRoute,
  worklistRoute,
  participantsRoute,
  deviationsRoute,
  calendarRoute,
  administrationsRoute,
  closedDaysRoute,
  laboratoriesRoute,
  studyTrailRoute,
] as const;
