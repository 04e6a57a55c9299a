import { LONGEST_CLOSURE_REASON } from '@lutetia/shared/contract/are-closures';
import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { DayField } from '../../../components/day-field.js';
import { Icon } from '../../../components/icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { withClosure, type CalendarDraft, type ClosureDraft, type DraftFault } from '../calendar-draft.js';

interface ClosureLinesProps {
  readonly draft: CalendarDraft;
  readonly faults: readonly DraftFault[];
  readonly today: string;
  readonly onChange: (draft: CalendarDraft) => void;
}

/** Single closed days and holidays, each with the name people read. */
export function ClosureLines({ draft, faults, today, onChange }: ClosureLinesProps) {
  const t = useWords('closed-days');
  const list = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const add = (): void => {
    onChange(withClosure(draft));
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('.cd-line:last-child input')?.focus(),
    );
  };
  const remove = (closure: ClosureDraft): void => {
    onChange({ ...draft, closures: draft.closures.filter(({ key }) => key !== closure.key) });
    announce(t('removed', { name: closure.reason.trim() === '' ? t('thisDay') : closure.reason }));
    adding.current?.focus();
  };
  return (
    <fieldset className="cd-field">
      <legend className="h2">{t('days')}</legend>
      {draft.closures.length === 0 && <p className="sec">{t('noDays')}</p>}
      <div className="cd-lines" ref={list}>
        {draft.closures.map((closure, index) => (
          <ClosureLine
            key={closure.key}
            number={index + 1}
            closure={closure}
            faults={faults.filter((fault) => 'key' in fault && fault.key === closure.key)}
            today={today}
            onChange={(next) =>
              onChange({
                ...draft,
                closures: draft.closures.map((one) => (one.key === closure.key ? next : one)),
              })
            }
            onRemove={() => remove(closure)}
          />
        ))}
      </div>
      <button type="button" className="btn s" onClick={add} ref={adding}>
        {t('add')}
      </button>
    </fieldset>
  );
}

interface ClosureLineProps {
  readonly number: number;
  readonly closure: ClosureDraft;
  readonly faults: readonly DraftFault[];
  readonly today: string;
  readonly onChange: (closure: ClosureDraft) => void;
  readonly onRemove: () => void;
}

function ClosureLine({ number, closure, faults, today, onChange, onRemove }: ClosureLineProps) {
  const t = useWords('closed-days');
  const wordsOf = (...kinds: readonly DraftFault['kind'][]): string | null => {
    const fault = faults.find(({ kind }) => kinds.includes(kind));
    return fault === undefined ? null : t(`fault.${fault.kind}`);
  };
  const name = closure.reason.trim() === '' ? t('thisDay') : closure.reason;
  return (
    <div className="cd-line" role="group" aria-label={t('closure', { number })}>
      <DayField
        label={t('from')}
        value={closure.from}
        today={today}
        onChange={(from) => onChange({ ...closure, from })}
        error={wordsOf('from-missing')}
      />
      <DayField
        label={t('to')}
        hint={closure.to === '' ? t('toHint') : null}
        value={closure.to === closure.from ? '' : closure.to}
        today={today}
        onChange={(to, typed) => onChange({ ...closure, to, isUnread: to === '' && typed.trim() !== '' })}
        error={wordsOf('to-unread', 'to-before-from')}
      />
      <TextInput
        label={t('name')}
        value={closure.reason}
        maxLength={LONGEST_CLOSURE_REASON}
        autoComplete="off"
        onChange={(event) => onChange({ ...closure, reason: event.currentTarget.value })}
        error={wordsOf('name-missing')}
      />
      <button
        type="button"
        className="btn ico cd-remove"
        aria-label={t('remove', { name })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
