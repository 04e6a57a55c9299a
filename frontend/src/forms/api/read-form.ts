import type { FormView } from '@lutetia/shared/contract/views/forms';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../lib/api.js';
import { queryKeys } from '../../lib/query-keys.js';

/** One form with its definition, values, findings and last values; nothing is read while there is no form. */
export function useFormView(formId: string | null) {
  return useQuery({
    queryKey: queryKeys.form(formId ?? ''),
    queryFn: ({ signal }) => get<FormView>(`/forms/${formId}`, { signal }),
    enabled: formId !== null,
    refetchOnWindowFocus: false,
  });
}
