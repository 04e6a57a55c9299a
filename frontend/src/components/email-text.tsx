/** An address that, where it does not fit, is broken behind its `@` and not within a word. */
export function EmailText({ text }: { readonly text: string }) {
  const host = text.indexOf('@') + 1;
  return (
    <>
      {text.slice(0, host)}
      <wbr />
      {text.slice(host)}
    </>
  );
}
