import type { AddRangeRequest, EndRangeRequest } from '@lutetia/shared/contract/requests/laboratories';
import type {
  LaboratoryView,
  RangeImportView,
  ResultImportView,
} from '@lutetia/shared/contract/views/laboratories';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../../lib/api.js';
import type { Fields } from '../../../lib/fields.js';
import { queryKeys } from '../../../lib/query-keys.js';
import { laboratoriesPath } from './list-laboratories.js';

/** Which laboratory of which site an act is about. */
export interface LaboratoryPlace {
  readonly study: string;
  readonly site: string;
  readonly laboratory: string;
}

/** A file of values: what it would do, or doing it. */
export interface FileImport {
  readonly csv: string;
  readonly preview: boolean;
}

/** Adds a laboratory. */
export function useAddLaboratory(study: string, site: string) {
  const reread = useReread(study, site);
  return useMutation({
    mutationFn: (name: string) => send<LaboratoryView>('POST', laboratoriesPath(study, site), { name }),
    onSuccess: reread,
  });
}

/** Begins a range, also in the place of another. */
export function useAddRange(place: LaboratoryPlace) {
  const reread = useReread(place.study, place.site);
  return useMutation({
    mutationFn: (request: Fields<AddRangeRequest>) =>
      send<LaboratoryView>('POST', rangesPath(place), request),
    onSuccess: reread,
  });
}

/** Ends a range. */
export function useEndRange(place: LaboratoryPlace, range: string) {
  const reread = useReread(place.study, place.site);
  return useMutation({
    mutationFn: (request: Fields<EndRangeRequest>) =>
      send<LaboratoryView>('POST', `${rangesPath(place)}/${range}/end`, request),
    onSuccess: reread,
  });
}

/** Takes a file of ranges, or says what it would do. */
export function useImportRanges(place: LaboratoryPlace) {
  const reread = useReread(place.study, place.site);
  return useMutation({
    mutationFn: ({ csv, preview }: FileImport) =>
      send<RangeImportView>('POST', `${rangesPath(place)}/import${preview ? '?preview=true' : ''}`, { csv }),
    onSuccess: async ({ preview }) => {
      if (!preview) await reread();
    },
  });
}

/** Enters a file of results of a site, or says what it would enter. */
export function useImportResults(study: string, site: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ csv, preview }: FileImport) => {
      const path = `/studies/${study}/sites/${encodeURIComponent(site)}/laboratory-results`;
      return send<ResultImportView>('POST', `${path}${preview ? '?preview=true' : ''}`, { csv });
    },
    onSuccess: async ({ preview, forms }) => {
      if (preview) return;
      // A form begins from what it was opened with: those entered into are read anew, not shown as they were.
      for (const { id } of forms) queries.removeQueries({ queryKey: queryKeys.form(id) });
      await queries.invalidateQueries();
    },
  });
}

function rangesPath({ study, site, laboratory }: LaboratoryPlace): string {
  return `${laboratoriesPath(study, site)}/${laboratory}/ranges`;
}

function useReread(study: string, site: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: queryKeys.laboratories(study, site) });
}
