import { createRouter } from '@tanstack/react-router';
import { CrashNotice } from './crash-notice.js';
import { PageSkeleton } from './page-skeleton.js';
import { HOUSE_ROUTES } from './routes/house-routes.js';
import { LIST_ROUTES } from './routes/list-routes.js';
import { PARTICIPANT_ROUTES } from './routes/participant-routes.js';
import { rootRoute } from './routes/root-route.js';
import { STUDY_ROUTES } from './routes/study-routes.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren([...HOUSE_ROUTES, ...LIST_ROUTES, ...STUDY_ROUTES, ...PARTICIPANT_ROUTES]),
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
