/** The sign of an answered query: what was unusual has its reason. */
export function AnsweredMark({ name }: { readonly name: string }) {
  return (
    <svg className="i bd bd-query-answered" width={14} height={14} role="img" aria-label={name}>
      <use href="#bd-query-answered" />
    </svg>
  );
}
