import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reached, withPreload } from './fetched-page.js';
import { rootRoute } from './root-route.js';

const StudyPage = lazyRouteComponent(
  reached(() => import('../../features/study/study-page.js')),
  'StudyPage',
);
const VersionsPage = lazyRouteComponent(
  reached(() => import('../../features/study/versions-page.js')),
  'VersionsPage',
);
const VersionPage = lazyRouteComponent(
  reached(() => import('../../features/study/version-page.js')),
  'VersionPage',
);
const LoadPage = lazyRouteComponent(
  reached(() => import('../../features/study/load-page.js')),
  'LoadPage',
);
const FormPreviewPage = lazyRouteComponent(
  reached(() => import('../../features/casebook/form-preview-page.js')),
  'FormPreviewPage',
);

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

const versionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/versions/$version/changes',
  component: withPreload(() => {
    const params = versionRoute.useParams();
    return <VersionPage key={`${params.study}/${params.version}`} {...params} />;
  }, VersionPage),
});

const loadRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/load',
  component: withPreload(() => {
    const params = loadRoute.useParams();
    return <LoadPage key={params.study} {...params} />;
  }, LoadPage),
});

const formPreviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$study/versions/$version/forms/$form',
  component: withPreload(() => {
    const params = formPreviewRoute.useParams();
    return <FormPreviewPage key={`${params.study}/${params.version}/${params.form}`} {...params} />;
  }, FormPreviewPage),
});

/** A study, its versions and their forms. */
export const STUDY_ROUTES = [studyRoute, versionsRoute, versionRoute, loadRoute, formPreviewRoute] as const;
