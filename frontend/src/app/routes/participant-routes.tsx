import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reached, withPreload } from './fetched-page.js';
import { rootRoute } from './root-route.js';

const ParticipantPage = lazyRouteComponent(
  reached(() => import('../../features/participant/participant-page.js')),
  'ParticipantPage',
);
const VisitPage = lazyRouteComponent(
  reached(() => import('../../features/visit/visit-page.js')),
  'VisitPage',
);
const FormPage = lazyRouteComponent(
  reached(() => import('../../features/casebook/form-page.js')),
  'FormPage',
);
const TrailPage = lazyRouteComponent(
  reached(() => import('../../features/audit-trail/trail-page.js')),
  'TrailPage',
);

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

const trailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/participants/$participantId/trail',
  component: withPreload(() => {
    const params = trailRoute.useParams();
    return <TrailPage key={params.participantId} {...params} />;
  }, TrailPage),
});

/** A participant with visits, forms and trail. */
export const PARTICIPANT_ROUTES = [participantRoute, visitRoute, formRoute, trailRoute] as const;
