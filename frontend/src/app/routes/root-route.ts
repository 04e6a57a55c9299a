import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from '../not-found.js';
import { Root } from '../root.js';

export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound });
