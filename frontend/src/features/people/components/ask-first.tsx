import { Button, type ButtonProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { useWords } from '../../../i18n/use-words.js';

interface AskFirstProps {
  /** What the button says, before the question and as its answer. */
  readonly act: string;
  /** What will happen, and to whom. */
  readonly question: string;
  readonly size?: ButtonProps['size'];
  readonly onAct: () => void;
}

/** A button that says what will happen and asks, before it does it. */
export function AskFirst({ act, question, size = 'sm', onAct }: AskFirstProps) {
  const t = useWords('people');
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = (): void => {
    setAsking(false);
    // Once the button is there again.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!isAsking)
    return (
      <Button ref={button} size={size} variant="default" onClick={() => setAsking(true)}>
        {act}
      </Button>
    );
  return (
    <div className="note amber person-ask stack" role="group" aria-label={act}>
      <p>{question}</p>
      <div className="filters">
        <Button size={size} variant="default" autoFocus onClick={leave}>
          {t('leave')}
        </Button>
        <Button
          size={size}
          variant="filled"
          color="red"
          onClick={() => {
            leave();
            onAct();
          }}
        >
          {act}
        </Button>
      </div>
    </div>
  );
}
