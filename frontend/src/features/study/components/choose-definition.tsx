import { Button, Textarea } from '@mantine/core';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';

interface ChooseDefinitionProps {
  readonly onChoose: (files: readonly File[]) => void;
  readonly onPaste: (text: string) => void;
  readonly isBusy: boolean;
}

/** Takes a definition from files chosen or dropped, or from what is pasted. */
export function ChooseDefinition({ onChoose, onPaste, isBusy }: ChooseDefinitionProps) {
  const t = useWords('study');
  return (
    <div className="study-choose">
      <DropZone onChoose={onChoose} isBusy={isBusy} />
      <p className="mut">{t('load.or')}</p>
      <Pasted onPaste={onPaste} isBusy={isBusy} />
    </div>
  );
}

/** Files are dropped here, or chosen by the button. */
function DropZone({ onChoose, isBusy }: Omit<ChooseDefinitionProps, 'onPaste'>) {
  const t = useWords('study');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onChoose([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? 'study-drop over' : 'study-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="sec">{t('load.drop')}</p>
      <label className="sr" htmlFor={id}>
        {t('load.choose')}
      </label>
      <input
        id={id}
        ref={input}
        className="sr"
        type="file"
        accept=".json,application/json"
        multiple
        tabIndex={-1}
        onChange={(event) => {
          onChoose([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} loading={isBusy}>
        {t('load.choose')}
      </Button>
    </div>
  );
}

function Pasted({ onPaste, isBusy }: Omit<ChooseDefinitionProps, 'onChoose'>) {
  const t = useWords('study');
  const [text, setText] = useState('');
  return (
    <>
      <Textarea
        label={t('load.paste')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={8}
        spellCheck={false}
        classNames={{ input: 'study-paste' }}
      />
      <div>
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={isBusy}
          onClick={() => onPaste(text)}
        >
          {t('load.check')}
        </Button>
      </div>
    </>
  );
}
