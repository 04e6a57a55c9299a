import type { SiteCalendarChangeView, SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { movedVisits, movedWords } from '../moved-words.js';
import type { CalendarChange } from '../use-calendar-change.js';
import { CalendarText } from './calendar-text.js';
import { MovedVisits } from './moved-visits.js';

interface ChangeEffectProps {
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
  readonly study: string;
  readonly site: string;
  readonly today: string;
  readonly change: CalendarChange;
}

/** Beside the fields: whose visits the change moves, before it is saved and after. */
export function ChangeEffect({ headingRef, study, site, today, change }: ChangeEffectProps) {
  const t = useWords('closed-days');
  const { preview, isPreviewing, saved, problem, theirs } = change;
  const shown = preview ?? saved;
  return (
    <section className="stack cd-effect" aria-labelledby="cd-effect">
      <h2 className="h2" id="cd-effect" tabIndex={-1} ref={headingRef}>
        {t('effect')}
      </h2>
      {problem !== null && (
        <ProblemNotice problem={problem} what={t(change.hasFailedToSave ? 'saveFailed' : 'previewFailed')} />
      )}
      {theirs !== null && (
        <Theirs theirs={theirs} today={today} onTheirs={change.startOver} onMine={change.keepMine} />
      )}
      {isPreviewing && <SkeletonRows rows={5} height={36} label={t('previewing')} />}
      {!isPreviewing && shown === null && problem === null && theirs === null && (
        <p className="sec">{t('before')}</p>
      )}
      {!isPreviewing && shown !== null && (
        <>
          {preview !== null ? (
            <div className="filters cd-save">
              <p className="m">{movedWords(preview, t)}</p>
              <Button onClick={change.save} disabled={change.isSaving}>
                {change.isSaving ? t('saving') : saveWords(preview, t)}
              </Button>
            </div>
          ) : (
            <p className="note blue">{t('saved', { site, moved: movedWords(shown, t) })}</p>
          )}
          {shown.participants.length > 0 && <MovedVisits study={study} change={shown} today={today} />}
        </>
      )}
    </section>
  );
}

interface TheirsProps {
  readonly theirs: SiteCalendarView;
  readonly today: string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Somebody else was quicker: theirs and mine side by side, and one is chosen. */
function Theirs({ theirs, today, onTheirs, onMine }: TheirsProps) {
  const t = useWords('closed-days');
  return (
    <div className="stack" role="alert">
      <p className="note amber">{t('theirs')}</p>
      <CalendarText calendar={theirs} today={today} />
      <div className="filters">
        <Button size="xs" variant="default" onClick={onTheirs}>
          {t('takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={onMine}>
          {t('againstTheirs')}
        </Button>
      </div>
    </div>
  );
}

function saveWords(preview: SiteCalendarChangeView, t: Words): string {
  const count = movedVisits(preview);
  return count === 0 ? t('save') : t('saveMoving', { count });
}
