import { Navigate } from '@tanstack/react-router';
import { useStudies } from '../lib/study.js';
import { NotFound } from './not-found.js';
import { PageSkeleton } from './page-skeleton.js';

/** Where one begins in a study: those who enter with what is to be done, those who read with the participants. */
export function startOf(permissions: readonly string[]): '/$study/worklist' | '/$study/participants' {
  return permissions.includes('visit.record') ? '/$study/worklist' : '/$study/participants';
}

/** Leads from the address of a study, without a page, to where its reader begins. */
export function StudyStart({ study }: { readonly study: string }) {
  const { data, isPending } = useStudies();
  if (isPending) return <PageSkeleton />;
  const found = data?.find(({ code }) => code === study);
  if (found === undefined) return <NotFound />;
  return <Navigate to={startOf(found.permissions)} params={{ study }} replace />;
}
