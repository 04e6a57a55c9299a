import { Button, Textarea } from '@mantine/core';
import { useRef, type RefObject, type SyntheticEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import type { CalendarDraft } from '../calendar-draft.js';
import { useCalendarChange, type CalendarChange } from '../use-calendar-change.js';
import { useTypedCalendar, type KeptAndUnsaved, type TypedCalendar } from '../use-typed-calendar.js';
import { ChangeEffect } from './change-effect.js';
import { ClosureLines } from './closure-lines.js';
import { RuleField, WeekdayField } from './choice-fields.js';

interface CalendarFormProps extends KeptAndUnsaved {
  readonly study: string;
  readonly today: string;
  /** Reads what is kept anew. */
  readonly onReload: () => void;
}

/** Changing the closed days: the fields, and beside them whose visits move. */
export function CalendarForm({ study, today, onReload, ...keptAndUnsaved }: CalendarFormProps) {
  const { kept } = keptAndUnsaved;
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const typed = useTypedCalendar(keptAndUnsaved, form);
  const change = useCalendarChange({ study, kept, typed, onReload, heading });
  return (
    <div className="cd-two">
      <CalendarFields key={typed.turn} formRef={form} today={today} typed={typed} change={change} />
      <ChangeEffect study={study} site={kept.site} today={today} headingRef={heading} change={change} />
    </div>
  );
}

interface CalendarFieldsProps {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly today: string;
  readonly typed: TypedCalendar;
  readonly change: CalendarChange;
}

function CalendarFields({ formRef, today, typed, change }: CalendarFieldsProps) {
  const t = useWords('closed-days');
  const { draft, faults } = typed;
  const retype = (next: CalendarDraft): void => {
    typed.change(next);
    change.retype();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.look();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate ref={formRef}>
      <p className="sec">{t('lead')}</p>
      <WeekdayField draft={draft} faults={faults} onChange={retype} />
      <ClosureLines draft={draft} faults={faults} today={today} onChange={retype} />
      <RuleField draft={draft} onChange={retype} />
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={2}
        maxLength={2000}
        value={draft.reason}
        onChange={(event) => retype({ ...draft, reason: event.currentTarget.value })}
        error={faults.some(({ kind }) => kind === 'reason-missing') ? t('fault.reason-missing') : null}
      />
      <FormFoot typed={typed} change={change} />
    </form>
  );
}

/** The way to see the effect, and back to what is kept. */
function FormFoot({ typed, change }: Pick<CalendarFieldsProps, 'typed' | 'change'>) {
  const t = useWords('closed-days');
  return (
    <div className="filters">
      <Button type="submit" variant="default" disabled={!typed.isDirty || change.isPreviewing}>
        {t(change.isPreviewing ? 'previewing' : 'preview')}
      </Button>
      {typed.isUnsaved && (
        <Button variant="subtle" onClick={change.startOver}>
          {t('discard')}
        </Button>
      )}
      {typed.isDirty && <span className="mut">{t('unsaved')}</span>}
    </div>
  );
}
