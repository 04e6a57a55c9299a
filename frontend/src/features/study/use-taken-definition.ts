import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { useCheckStudy } from './api/study-versions.js';
import {
  isRefusal,
  readDefinitionFiles,
  sizeRefusal,
  type DefinitionFiles,
  type FilesRefusal,
} from './definition-files.js';

/** What was taken from files or from the clipboard, by what it is called on the page. */
export interface Taken {
  readonly names: string;
  readonly files: DefinitionFiles;
}

/** A definition taken from files or pasted, and the check of it; or why it was not taken. */
export function useTakenDefinition() {
  const t = useWords('study');
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refusal, setRefusal] = useState<FilesRefusal | null>(null);
  const check = useCheckStudy();
  const read = (texts: readonly { readonly name: string; readonly text: string }[]): void => {
    const files = readDefinitionFiles(texts);
    if (isRefusal(files)) return setRefusal(files);
    setTaken({ files, names: texts.map(({ name }) => name).join(', ') });
    check.mutate(files);
  };
  const choose = async (chosen: readonly File[]): Promise<void> => {
    check.reset();
    const tooLarge = sizeRefusal(chosen);
    setRefusal(tooLarge);
    if (tooLarge !== null || chosen.length === 0) return;
    read(await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  const paste = (text: string): void => {
    check.reset();
    const name = t('load.pasted');
    const tooLarge = sizeRefusal([{ name, size: new Blob([text]).size }]);
    setRefusal(tooLarge);
    if (tooLarge === null) read([{ name, text }]);
  };
  const again = (): void => {
    setTaken(null);
    check.reset();
  };
  return { taken, refusal, check, choose, paste, again };
}
