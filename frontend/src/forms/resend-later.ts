/**
 * Sends what this computer still keeps for a person, with code fetched apart from the page.
 *
 * @param openFormId - the form whose own page sends it; null for none
 */
export function resendLater(personId: string, openFormId: string | null): void {
  // Should the code not come, nothing is lost: what is kept goes up at the next page. A browser without a store keeps nothing.
  void import('./resend-kept-work.js')
    .then(({ resendKeptWork }) => resendKeptWork(personId, openFormId))
    .catch(() => undefined);
}
