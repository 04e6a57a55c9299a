import type { SiteView, StudySummaryView, StudyView } from '@lutetia/shared/contract/views/studies';
import { useQuery } from '@tanstack/react-query';
import { get } from './api.js';
import { queryKeys } from './query-keys.js';

const AN_HOUR_MS = 3_600_000;

/** Studies the caller takes part in. */
export function useStudies() {
  return useQuery({
    queryKey: queryKeys.studies,
    queryFn: ({ signal }) => get<readonly StudySummaryView[]>('/studies', { signal }),
    staleTime: AN_HOUR_MS,
  });
}

/** A study with the columns of its matrix; a published version does not change. Asked for only where it is wanted. */
export function useStudy(study: string, isWanted = true) {
  return useQuery({
    enabled: isWanted,
    queryKey: queryKeys.study(study),
    queryFn: ({ signal }) => get<StudyView>(`/studies/${study}`, { signal }),
    staleTime: AN_HOUR_MS,
  });
}

/** Sites of the study the caller may see; asked for once there is a study. */
export function useSites(study: string | null) {
  return useQuery({
    queryKey: queryKeys.sites(study ?? ''),
    queryFn: ({ signal }) => get<readonly SiteView[]>(`/studies/${study ?? ''}/sites`, { signal }),
    enabled: study !== null,
    staleTime: AN_HOUR_MS,
  });
}

/** Gives the time zone of a site by its code; this computer's while the sites are not known. */
export function useSiteZones(study: string): (site: string) => string {
  const { data } = useSites(study);
  return (site) =>
    data?.find(({ code }) => code === site)?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Gives a study's name for its code; the code where the study is not among the caller's. */
export function useStudyName(): (code: string) => string {
  const { data } = useStudies();
  return (code) => data?.find((study) => study.code === code)?.name ?? code;
}
