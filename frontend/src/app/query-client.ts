import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../lib/api.js';

const TRIES = 2;

/** Refusals are answers and are not asked for again; only a lost connection or a busy server is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      refetchOnWindowFocus: true,
      retry: (failures, problem) =>
        failures < TRIES && problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 502),
    },
    mutations: { retry: false },
  },
});
