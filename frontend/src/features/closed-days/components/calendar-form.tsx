import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { Button, Textarea } from '@mantine/core';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { ApiProblem } from '../../../lib/api.js';
import { usePreviewCalendar, useSaveCalendar } from '../api/change-closed-days.js';
import {
  closesTheSame,
  draftOf,
  faultsOf,
  isChanged,
  requestOf,
  type CalendarDraft,
} from '../calendar-draft.js';
import type { UnsavedDraft } from '../drafts.js';
import { movedWords } from '../moved-words.js';
import { ChangeEffect } from './change-effect.js';
import { ClosureLines } from './closure-lines.js';
import { RuleField, WeekdayField } from './choice-fields.js';

interface CalendarFormProps {
  readonly study: string;
  readonly kept: SiteCalendarView;
  readonly today: string;
  readonly unsaved: UnsavedDraft | null;
  readonly onUnsaved: (draft: UnsavedDraft | null) => void;
  /** Reads what is kept anew. */
  readonly onReload: () => void;
}

/** Changing the closed days: first whose visits move, then one act that says so. */
export function CalendarForm({ study, kept, today, unsaved, onUnsaved, onReload }: CalendarFormProps) {
  const t = useWords('closed-days');
  const preview = usePreviewCalendar(study, kept.site);
  const save = useSaveCalendar(study, kept.site);
  const [previewed, setPreviewed] = useState<CalendarDraft | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [turn, setTurn] = useState(0);
  const effect = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const base = unsaved?.base ?? kept;
  const draft = unsaved?.draft ?? draftOf(kept);
  const faults = isChecked ? faultsOf(draft) : [];
  const isDirty = unsaved !== null && isChanged(draft, base);
  const isPreviewed = previewed !== null && closesTheSame(previewed, draft) && preview.isSuccess;

  const change = (next: CalendarDraft): void => {
    onUnsaved(isChanged(next, base) || next.reason !== '' ? { draft: next, base } : null);
    if (save.isSuccess || save.isError) save.reset();
    if (preview.isError) preview.reset();
  };
  const startOver = (): void => {
    onUnsaved(null);
    preview.reset();
    save.reset();
    setPreviewed(null);
    setChecked(false);
    setTurn(turn + 1);
  };
  const readTheirs = (problem: unknown): void => {
    if (isStale(problem)) onReload();
  };
  const look = (against: SiteCalendarView): void => {
    setChecked(true);
    if (faultsOf(draft).length > 0) return focusFault(form.current);
    save.reset();
    preview.mutate(
      { request: requestOf(draft), version: against.version },
      {
        onSuccess: (view) => {
          setPreviewed(draft);
          announce(movedWords(view, t));
          effect.current?.focus();
        },
        onError: readTheirs,
      },
    );
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    look(base);
  };
  const keep = (): void => {
    if (faultsOf(draft).length > 0) return focusFault(form.current);
    save.mutate(
      { request: requestOf(draft), version: base.version },
      {
        onSuccess: (view) => {
          onUnsaved(null);
          setPreviewed(null);
          setChecked(false);
          setTurn(turn + 1);
          announce(t('saved', { site: kept.site, moved: movedWords(view, t) }));
          effect.current?.focus();
        },
        onError: readTheirs,
      },
    );
  };
  const keepMine = (): void => {
    onUnsaved({ draft, base: kept });
    look(kept);
  };
  return (
    <div className="cd-two">
      <form className="stack" onSubmit={submit} noValidate key={turn} ref={form}>
        <p className="sec">{t('lead')}</p>
        <WeekdayField draft={draft} faults={faults} onChange={change} />
        <ClosureLines draft={draft} faults={faults} today={today} onChange={change} />
        <RuleField draft={draft} onChange={change} />
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rows={2}
          maxLength={2000}
          value={draft.reason}
          onChange={(event) => change({ ...draft, reason: event.currentTarget.value })}
          error={faults.some(({ kind }) => kind === 'reason-missing') ? t('fault.reason-missing') : null}
        />
        <div className="filters">
          <Button type="submit" variant="default" disabled={!isDirty || preview.isPending}>
            {t(preview.isPending ? 'previewing' : 'preview')}
          </Button>
          {unsaved !== null && (
            <Button variant="subtle" onClick={startOver}>
              {t('discard')}
            </Button>
          )}
          {isDirty && <span className="mut">{t('unsaved')}</span>}
        </div>
      </form>
      <ChangeEffect
        study={study}
        site={kept.site}
        today={today}
        headingRef={effect}
        preview={isPreviewed && isDirty ? preview.data : null}
        isPreviewing={preview.isPending}
        saved={save.data ?? null}
        isSaving={save.isPending}
        problem={isStale(save.error ?? preview.error) ? null : (save.error ?? preview.error)}
        hasFailedToSave={save.isError}
        onSave={keep}
        theirs={base.version === kept.version ? null : kept}
        onTheirs={startOver}
        onMine={keepMine}
      />
    </div>
  );
}

/** Whether somebody else changed the closed days since these were read. */
function isStale(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'site.calendar-stale';
}

/** Leads to the first field that is wrong, once it is drawn as such. */
function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  });
}
