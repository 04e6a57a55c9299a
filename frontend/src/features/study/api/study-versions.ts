import type { ActivateVersionRequest } from '@lutetia/shared/contract/requests/amendments';
import type { LoadStudyRequest } from '@lutetia/shared/contract/requests/study-definitions';
import type {
  ActivationView,
  StudyProtocolView,
  StudyVersionView,
  VersionDifferenceView,
} from '@lutetia/shared/contract/views/amendments';
import type { StudyCheckView, StudyLoadingView } from '@lutetia/shared/contract/views/study-definitions';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, send } from '../../../lib/api.js';
import { useOnce } from '../../../lib/change-id.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';
import type { DefinitionFiles } from '../definition-files.js';

/** The published versions of a study, the newest first, each with the sites it is live at. */
export function useStudyVersions(study: string) {
  return useQuery({
    queryKey: queryKeys.studyVersions(study),
    queryFn: ({ signal }) => get<readonly StudyVersionView[]>(`/studies/${study}/versions`, { signal }),
  });
}

/** A version in words; a published version does not change. */
export function useProtocol(study: string, version: string | null) {
  return useQuery({
    queryKey: queryKeys.studyVersion(study, version ?? ''),
    queryFn: ({ signal }) => get<StudyProtocolView>(versionPath(study, version ?? ''), { signal }),
    enabled: version !== null,
    staleTime: Infinity,
  });
}

/** What a version has otherwise than another; than the one before it when that is null. */
export function useVersionDifference(study: string, version: string, against: string | null) {
  return useQuery({
    queryKey: queryKeys.versionDifference(study, version, against),
    queryFn: ({ signal }) =>
      get<VersionDifferenceView>(
        `${versionPath(study, version)}/difference${against === null ? '' : `?from=${encodeURIComponent(against)}`}`,
        { signal },
      ),
    staleTime: Infinity,
  });
}

export type Activation = Fields<ActivateVersionRequest>;

/** What making the version live would do to everybody; changes nothing. */
export function usePreviewActivation(study: string, version: string) {
  return useMutation({
    mutationFn: (activation: Activation) =>
      send<ActivationView>('POST', `${versionPath(study, version)}/activations?preview=true`, activation),
  });
}

/** Makes the version live; every list of the study is read again after. */
export function useActivate(study: string, version: string) {
  const queries = useQueryClient();
  const path = `${versionPath(study, version)}/activations`;
  const once = useOnce(path);
  return useMutation({
    mutationFn: (activation: Activation) =>
      once(activation, (act) => send<ActivationView>('POST', path, act)),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.study(study) }),
        queries.invalidateQueries({ queryKey: ['participants'] }),
      ]),
  });
}

/** What the server says of a definition, and what loading it would do where it has no fault. */
export interface Checked {
  readonly check: StudyCheckView;
  readonly loading: StudyLoadingView | null;
}

/** Checks a definition, and where it is clean asks what loading would do. Stores nothing. */
export function useCheckStudy() {
  return useMutation({
    mutationFn: async (files: DefinitionFiles): Promise<Checked> => {
      const check = await send<StudyCheckView>('POST', '/studies/check', files);
      if (!check.ok) return { check, loading: null };
      return { check, loading: await send<StudyLoadingView>('POST', '/studies?preview=true', files) };
    },
  });
}

/** Publishes a definition; a version that follows another is live nowhere yet. */
export function useLoadStudy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: DefinitionFiles & Pick<LoadStudyRequest, 'liveFrom'>) =>
      send<StudyLoadingView>('POST', '/studies', request),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.studies }),
        queries.invalidateQueries({ queryKey: queryKeys.session }),
      ]),
  });
}

function versionPath(study: string, version: string): string {
  return `/studies/${study}/versions/${encodeURIComponent(version)}`;
}
