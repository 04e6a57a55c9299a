import type { FormView } from '@lutetia/shared/contract/views';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../lib/api.js';
import { queryKeys } from '../../lib/query-keys.js';

/** One form with its definition, values, findings and last values. */
export function useFormView(formId: string) {
  return useQuery({
    queryKey: queryKeys.form(formId),
    queryFn: ({ signal }) => get<FormView>(`/forms/${formId}`, { signal }),
    refetchOnWindowFocus: false,
  });
}
