import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Home } from '../home.js';
import { reached } from './fetched-page.js';
import { rootRoute } from './root-route.js';

const PeoplePage = lazyRouteComponent(
  reached(() => import('../../features/people/people-page.js')),
  'PeoplePage',
);
const SecurityLogPage = lazyRouteComponent(
  reached(() => import('../../features/security-log/security-log-page.js')),
  'SecurityLogPage',
);

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home });

const peopleRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people', component: PeoplePage });

const securityLogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/security-log',
  component: SecurityLogPage,
});

/** What belongs to no study. */
export const HOUSE_ROUTES = [homeRoute, peopleRoute, securityLogRoute] as const;
