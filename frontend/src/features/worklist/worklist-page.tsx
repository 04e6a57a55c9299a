export function WorklistPage({ study }: { readonly study: string }) {
  return <main id="content">{study}</main>;
}
