import type { Finding, ItemValue } from '@lutetia/shared/forms/value';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { AnsweredMark } from '../components/answered-mark.js';
import { useEntryPage } from './entry-context.js';
import fields from './fields/fields.module.css';
import classes from './form-lines.module.css';
import { OFFERED_REASONS, reasonKindAt } from './reason-kind.js';
import { inWords, useWords } from './words.js';

const LONGEST = 500;

interface SoftFindingProps {
  readonly path: string;
  readonly label: string;
  readonly value: ItemValue;
  readonly finding: Finding;
  /** Ways to correct the value that stand beside the question. */
  readonly meant: ReactNode;
}

/** Something unusual about a value: asked in place, and quiet once it is answered. One goes on without answering. */
export function SoftFinding(props: SoftFindingProps) {
  const { isReadOnly } = useEntryPage();
  const { explained } = props.finding;
  const [isWriting, setWriting] = useState(false);
  if (explained !== undefined && !isWriting)
    return <Answered {...props} reason={explained} onChange={isReadOnly ? null : () => setWriting(true)} />;
  return <Asked {...props} isChange={isWriting && explained !== undefined} onWriting={setWriting} />;
}

interface AnsweredProps extends SoftFindingProps {
  readonly reason: string;
  readonly onChange: (() => void) | null;
}

function Answered({ label, finding, reason, onChange }: AnsweredProps) {
  const t = useWords();
  return (
    <p className={classes.answered}>
      <AnsweredMark name={t('finding.answered')} />
      <span className="sec">
        {finding.message} <b className={classes.answer}>{reason}</b>
      </span>
      {onChange !== null && (
        <button
          type="button"
          className="btn s q"
          aria-label={t('finding.changeReasonOf', { label })}
          onClick={onChange}
        >
          {t('finding.changeReason')}
        </button>
      )}
    </p>
  );
}

interface AskedProps extends SoftFindingProps {
  /** An answer that is being changed takes the cursor. */
  readonly isChange: boolean;
  readonly onWriting: (isWriting: boolean) => void;
}

function Asked({ path, label, value, finding, meant, isChange, onWriting }: AskedProps) {
  const { entry, definition, isReadOnly } = useEntryPage();
  const t = useWords();
  const [text, setText] = useState(finding.explained ?? '');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isChange) box.current?.focus();
  }, [isChange]);
  const kind = reasonKindAt(definition, path);
  const rule = definition.checks.find(({ code }) => code === finding.check)?.rule;
  const give = (reason: string, hasLeft: boolean): void => {
    setText(reason);
    entry.explain(path, value, finding.check, reason, hasLeft);
  };
  return (
    <div className={classes.asked} role="group" aria-label={t('finding.reasonOf', { label })}>
      <span className="m">
        {finding.message} {meant}
      </span>
      {!isReadOnly && (
        <>
          <input
            ref={box}
            data-reason
            className={fields.box}
            aria-label={t('finding.reasonOf', { label })}
            aria-keyshortcuts="Alt+Q"
            placeholder={t(`finding.reasonHint.${kind}`)}
            maxLength={LONGEST}
            autoComplete="off"
            value={text}
            onFocus={() => onWriting(true)}
            onChange={(event) => give(event.target.value, false)}
            onBlur={() => {
              give(text, true);
              onWriting(false);
            }}
          />
          <span className={classes.offered}>
            {OFFERED_REASONS[kind].map((key) => (
              <button
                key={key}
                type="button"
                className="btn s"
                tabIndex={-1}
                // The cursor stays where it is, so that the box is not left before the reason is in it.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  give(t(`finding.${key}`), true);
                  onWriting(false);
                }}
              >
                {t(`finding.${key}`)}
              </button>
            ))}
          </span>
        </>
      )}
      <span className={`sec ${classes.rule}`}>
        {rule === undefined ? '' : `${inWords(rule)} `}
        {t(isReadOnly ? 'finding.unanswered' : 'finding.soft')}
      </span>
    </div>
  );
}
