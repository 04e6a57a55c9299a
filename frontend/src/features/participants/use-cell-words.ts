import { useMemo } from 'react';
import { useWords, type Words } from '../../i18n/use-words.js';

/** Words without values, each looked up once: a screen of cells asks for the same few a thousand times. */
export function useCellWords(): Words {
  const t = useWords('participants');
  return useMemo(() => remembering(t), [t]);
}

function remembering(t: Words): Words {
  const known = new Map<string, string>();
  return (key) => {
    const word = known.get(key) ?? t(key);
    known.set(key, word);
    return word;
  };
}
