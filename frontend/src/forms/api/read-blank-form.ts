import type { BlankFormView } from '@lutetia/shared/contract/views/blank-forms';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../lib/api.js';
import { queryKeys } from '../../lib/query-keys.js';

/** A form of a published version as it stands empty; it does not change. */
export function useBlankForm(study: string, version: string, form: string) {
  return useQuery({
    queryKey: queryKeys.blankForm(study, version, form),
    queryFn: ({ signal }) =>
      get<BlankFormView>(
        `/studies/${study}/versions/${encodeURIComponent(version)}/forms/${encodeURIComponent(form)}`,
        { signal },
      ),
    staleTime: Infinity,
  });
}
