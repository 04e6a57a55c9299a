import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { get } from '../lib/api.js';
import { CrashNotice } from './crash-notice.js';
import { Home } from './home.js';
import { NotFound } from './not-found.js';
import { PageSkeleton } from './page-skeleton.js';
import { Root } from './root.js';

const WorklistPage = lazyRouteComponent(
  reached(() => import('../features/worklist/worklist-page.js')),
  'WorklistPage',
);
const ParticipantsPage = lazyRouteComponent(
  reached(() => import('../features/participants/participants-page.js')),
  'ParticipantsPage',
);
const ParticipantPage = lazyRouteComponent(
  reached(() => import('../features/participant/participant-page.js')),
  'ParticipantPage',
);
const VisitPage = lazyRouteComponent(
  reached(() => import('../features/visit/visit-page.js')),
  'VisitPage',
);
const FormPage = lazyRouteComponent(
  reached(() => import('../features/casebook/form-page.js')),
  'FormPage',
);
const FormPreviewPage = lazyRouteComponent(
  reached(() => import('../features/casebook/form-preview-page.js')),
  'FormPreviewPage',
);
const TrailPage = lazyRouteComponent(
  reached(() => import('../features/audit-trail/trail-page.js')),
  'TrailPage',
);
const StudyTrailPage = lazyRouteComponent(
  reached(() => import('../features/audit-trail/study-trail-page.js')),
  'StudyTrailPage',
);

const DeviationsPage = lazyRouteComponent(
  reached(() => import('../features/deviations/deviations-page.js')),
  'DeviationsPage',
);
const CalendarPage = lazyRouteComponent(
  reached(() => import('../features/calendar/calendar-page.js')),
  'CalendarPage',
);
const AdministrationsPage = lazyRouteComponent(
  reached(() => import('../features/administrations-ahead/administrations-page.js')),
  'AdministrationsPage',
);
const ClosedDaysPage = lazyRouteComponent(
  reached(() => import('../features/closed-days/closed-days-page.js')),
  'ClosedDaysPage',
);
const LaboratoriesPage = lazyRouteComponent(
  reached(() => import('../features/laboratories/laboratories-page.js')),
  'LaboratoriesPage',
);
const StudyPage = lazyRouteComponent(
  reached(() => import('../features/study/study-page.js')),
  'StudyPage',
);
const VersionsPage = lazyRouteComponent(
  reached(() => import('../features/study/versions-page.js')),
  'VersionsPage',
);
const VersionPage = lazyRouteComponent(
  reached(() => import('../features/study/version-page.js')),
  'VersionPage',
);
const LoadPage = lazyRouteComponent(
  reached(() => import('../features/study/load-page.js')),
  'LoadPage',
);
const PeoplePage = lazyRouteComponent(
  reached(() => import('../features/people/people-page.js')),
  'PeoplePage',
);
const SecurityLogPage = lazyRouteComponent(
  reached(() => import('../features/security-log/security-log-page.js')),
  'SecurityLogPage',
);

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/worklist',
  component: withPreload(() => <WorklistPage {...worklistRoute.useParams()} />, WorklistPage),
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

const studyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/study',
  component: withPreload(() => {
    const params = studyRoute.useParams();
    return <StudyPage key={params.study} {...params} />;
  }, StudyPage),
});

const versionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/versions',
  component: withPreload(() => {
    const params = versionsRoute.useParams();
    return <VersionsPage key={params.study} {...params} />;
  }, VersionsPage),
});

const loadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/load',
  component: withPreload(() => {
    const params = loadRoute.useParams();
    return <LoadPage key={params.study} {...params} />;
  }, LoadPage),
});

const versionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/versions/$version/changes',
  component: withPreload(() => {
    const params = versionRoute.useParams();
    return <VersionPage key={`${params.study}/${params.version}`} {...params} />;
  }, VersionPage),
});

const peopleRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people', component: PeoplePage });

const securityLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/security-log',
  component: SecurityLogPage,
});

const participantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants/$participantId',
  component: withPreload(() => {
    const params = participantRoute.useParams();
    return <ParticipantPage key={params.participantId} {...params} />;
  }, ParticipantPage),
});

const visitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants/$participantId/visits/$visitId',
  component: withPreload(() => {
    const params = visitRoute.useParams();
    return <VisitPage key={params.visitId} {...params} />;
  }, VisitPage),
});

const formRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants/$participantId/forms/$formId',
  component: withPreload(() => {
    const params = formRoute.useParams();
    return <FormPage key={params.formId} {...params} />;
  }, FormPage),
});

const formPreviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/versions/$version/forms/$form',
  component: withPreload(() => {
    const params = formPreviewRoute.useParams();
    return <FormPreviewPage key={`${params.study}/${params.version}/${params.form}`} {...params} />;
  }, FormPreviewPage),
});

const trailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants/$participantId/trail',
  component: withPreload(() => {
    const params = trailRoute.useParams();
    return <TrailPage key={params.participantId} {...params} />;
  }, TrailPage),
});

const studyTrailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/trail',
  component: withPreload(() => {
    const params = studyTrailRoute.useParams();
    return <StudyTrailPage key={params.study} {...params} />;
  }, StudyTrailPage),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    worklistRoute,
    participantsRoute,
    deviationsRoute,
    calendarRoute,
    administrationsRoute,
    closedDaysRoute,
    laboratoriesRoute,
    studyRoute,
    versionsRoute,
    versionRoute,
    loadRoute,
    peopleRoute,
    securityLogRoute,
    participantRoute,
    visitRoute,
    formRoute,
    formPreviewRoute,
    trailRoute,
    studyTrailRoute,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: CrashNotice,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/**
 * Code that cannot be fetched makes the router reload, which is right after a new release and wrong without a
 * connection, where the browser would leave nothing on the screen. So the server is asked first.
 */
function reached<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      await get('/health');
      throw error;
    }
  };
}

/** Gives a page its addresses' parts as props; its code is still fetched ahead when a link to it is pointed at. */
function withPreload<Page extends () => React.ReactNode>(
  page: Page,
  lazy: { preload?: () => Promise<void> | undefined },
): Page {
  return Object.assign(page, { preload: async () => lazy.preload?.() });
}
