import type { ReactNode } from 'react';

export type Tone = 'plain' | 'amber' | 'red' | 'teal' | 'blue';

interface TagProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A short word about the thing beside it; the word, not the colour, says it. */
export function Tag({ tone = 'plain', children }: TagProps) {
  return <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>;
}
