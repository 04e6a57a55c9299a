export function ParticipantsPage({ study }: { readonly study: string }) {
  return <main id="content">{study}</main>;
}
