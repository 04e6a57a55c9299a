import type { SiteCalendarChangeView, SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { useState, type RefObject } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { ApiProblem } from '../../lib/api.js';
import { usePreviewCalendar, useSaveCalendar } from './api/change-closed-days.js';
import { closesTheSame, requestOf, type CalendarDraft } from './calendar-draft.js';
import { movedWords } from './moved-words.js';
import type { TypedCalendar } from './use-typed-calendar.js';

interface CalendarChangeOptions {
  readonly study: string;
  readonly kept: SiteCalendarView;
  readonly typed: TypedCalendar;
  /** Reads what is kept anew. */
  readonly onReload: () => void;
  /** Where the effect is told; it gets the focus when there is one. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** How far a change of the closed days has come. */
interface CalendarEffect {
  /** What the change as it stands would do; null until that has been looked at. */
  readonly preview: SiteCalendarChangeView | null;
  readonly isPreviewing: boolean;
  readonly saved: SiteCalendarChangeView | null;
  readonly isSaving: boolean;
  readonly problem: unknown;
  readonly hasFailedToSave: boolean;
  /** What somebody else made of the closed days since this change began; null while nobody has. */
  readonly theirs: SiteCalendarView | null;
}

/** How far a change of the closed days has come, and the steps it can take. */
export interface CalendarChange extends CalendarEffect {
  readonly look: () => void;
  readonly save: () => void;
  /** The fields say something else than what was sent. */
  readonly retype: () => void;
  readonly startOver: () => void;
  readonly keepMine: () => void;
}

/** Changing the closed days: first whose visits move, then one act that says so. */
export function useCalendarChange({
  study,
  kept,
  typed,
  onReload,
  heading,
}: CalendarChangeOptions): CalendarChange {
  const { draft, base } = typed;
  const t = useWords('closed-days');
  const preview = usePreviewOf(study, kept.site, draft);
  const save = useSaveCalendar(study, kept.site);

  const tell = (effect: string): void => {
    announce(effect);
    heading.current?.focus();
  };
  const onError = (refused: unknown): void => {
    if (isStale(refused)) onReload();
  };
  const lookAt = ({ version }: SiteCalendarView): void => {
    if (!typed.check()) return;
    save.reset();
    preview.ask(version, { onSuccess: (view) => tell(movedWords(view, t)), onError });
  };
  const keep = (): void => {
    if (!typed.check()) return;
    const onSuccess = (view: SiteCalendarChangeView): void => {
      typed.forget();
      preview.forget();
      tell(t('saved', { site: kept.site, moved: movedWords(view, t) }));
    };
    save.mutate({ request: requestOf(draft), version: base.version }, { onSuccess, onError });
  };
  return {
    ...effectOf(kept, typed, preview, save),
    look: () => lookAt(base),
    save: keep,
    retype: () => {
      if (save.isSuccess || save.isError) save.reset();
      if (preview.error !== null) preview.reset();
    },
    startOver: () => {
      typed.forget();
      preview.forget();
      preview.reset();
      save.reset();
    },
    keepMine: () => {
      typed.rebase();
      lookAt(kept);
    },
  };
}

function effectOf(
  kept: SiteCalendarView,
  typed: TypedCalendar,
  preview: ReturnType<typeof usePreviewOf>,
  save: ReturnType<typeof useSaveCalendar>,
): CalendarEffect {
  const problem = save.error ?? preview.error;
  return {
    preview: typed.isDirty ? preview.view : null,
    isPreviewing: preview.isPending,
    saved: save.data ?? null,
    isSaving: save.isPending,
    problem: isStale(problem) ? null : problem,
    hasFailedToSave: save.isError,
    theirs: typed.base.version === kept.version ? null : kept,
  };
}

interface Answered {
  readonly onSuccess: (view: SiteCalendarChangeView) => void;
  readonly onError: (problem: unknown) => void;
}

/** Whose visits a draft would move, as long as it closes the same days as when that was asked. */
function usePreviewOf(study: string, site: string, draft: CalendarDraft) {
  const { mutate, reset, data, error, isPending, isSuccess } = usePreviewCalendar(study, site);
  const [asked, setAsked] = useState<CalendarDraft | null>(null);
  return {
    view: asked !== null && closesTheSame(asked, draft) && isSuccess ? data : null,
    isPending,
    error,
    ask: (version: number, { onSuccess, onError }: Answered): void =>
      mutate(
        { request: requestOf(draft), version },
        {
          onSuccess: (view) => {
            setAsked(draft);
            onSuccess(view);
          },
          onError,
        },
      ),
    reset,
    forget: () => setAsked(null),
  };
}

/** Whether somebody else changed the closed days since these were read. */
function isStale(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'site.calendar-stale';
}
