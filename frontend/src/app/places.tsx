import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { useWorklist } from '../features/worklist/api/list-worklist.js';
import { usePressing } from '../features/worklist/pressing.js';
import { useMay, useMayAnywhere } from '../lib/session.js';
import { useDeviationsWaiting } from '../lib/deviations-waiting.js';
import { useChosenSite } from '../lib/place.js';
import { useReach } from './use-reach.js';

/** Pages that belong to one place of the bar. */
const CALENDAR_PAGES = /^\/[^/]+\/(calendar|administrations|closed-days)\/?$/u;
const STUDY_PAGES = /^\/[^/]+\/(study|load|versions(\/.*)?)\/?$/u;
const CURRENT = { 'aria-current': 'page' } as const;

/** The places that this person's role works in. */
export function Places({ study }: { readonly study: string }) {
  const t = useWords('common');
  return (
    <nav className="nav" aria-label={t('place.main')}>
      <WorkPlaces study={study} />
      <StudyPlaces study={study} />
      <HousePlaces />
    </nav>
  );
}

/** Where participants are worked on and looked at. */
function WorkPlaces({ study }: { readonly study: string }) {
  const t = useWords('common');
  const reach = useReach(study);
  const mayAcknowledge = useMay(study, 'deviation.acknowledge');
  const isCalendar = useLocation({ select: ({ pathname }) => CALENDAR_PAGES.test(pathname) });
  return (
    <>
      {reach.worklist && (
        <Link to="/$study/worklist" params={{ study }} activeProps={CURRENT}>
          {t('place.worklist')}
          <WorklistCount study={study} />
        </Link>
      )}
      {reach.participants && (
        <Link to="/$study/participants" params={{ study }} activeProps={CURRENT}>
          {t('place.participants')}
        </Link>
      )}
      {reach.calendar && (
        <Link to="/$study/calendar" params={{ study }} {...(isCalendar ? CURRENT : {})}>
          {t('place.calendar')}
        </Link>
      )}
      {reach.deviations && (
        <Link to="/$study/deviations" params={{ study }} activeProps={CURRENT}>
          {t('place.deviations')}
          {mayAcknowledge && <DeviationsCount study={study} />}
        </Link>
      )}
      {reach.trail && (
        <Link to="/$study/trail" params={{ study }} activeProps={CURRENT}>
          {t('place.trail')}
        </Link>
      )}
    </>
  );
}

/** What the study is conducted by. */
function StudyPlaces({ study }: { readonly study: string }) {
  const t = useWords('common');
  const mayManage = useMay(study, 'laboratory.manage');
  const mayEnter = useMay(study, 'form.enter');
  const mayReadStudy = useMay(study, 'study.read');
  const isStudy = useLocation({ select: ({ pathname }) => STUDY_PAGES.test(pathname) });
  return (
    <>
      {(mayManage || mayEnter) && (
        <Link to="/$study/laboratories" params={{ study }} activeProps={CURRENT}>
          {t('place.laboratories')}
        </Link>
      )}
      {mayReadStudy && (
        <Link to="/$study/study" params={{ study }} {...(isStudy ? CURRENT : {})}>
          {t('place.study')}
        </Link>
      )}
    </>
  );
}

/** What belongs to no study. */
function HousePlaces() {
  const t = useWords('common');
  const mayManagePeople = useMayAnywhere('person.manage');
  const mayReadSecurityLog = useMayAnywhere('security-log.read');
  return (
    <>
      {mayManagePeople && (
        <Link to="/people" activeProps={CURRENT}>
          {t('place.people')}
        </Link>
      )}
      {mayReadSecurityLog && (
        <Link to="/security-log" activeProps={CURRENT}>
          {t('place.securityLog')}
        </Link>
      )}
    </>
  );
}

/** All that can be worked on now, from the answers the worklist itself shows; what is upcoming is in its list only. */
function WorklistCount({ study }: { readonly study: string }) {
  const t = useWords('common');
  const site = useChosenSite();
  const { data } = useWorklist(study, site, null);
  const { sections } = usePressing(study, site);
  if (data === undefined) return null;
  const { overdue, due, begun, upcoming } = data.counts;
  const pressing = sections.reduce((sum, { count }) => sum + count, 0);
  const words = [
    ...sections.map(({ group, count }) => t(`place.worklistCount.${group}`, { count })),
    t('place.worklistCount.visits', { overdue, due, begun, upcoming }),
  ];
  return (
    <span className="count" title={words.join(', ')}>
      {pressing + overdue + due + begun}
    </span>
  );
}

/** Those that wait for the investigator who looks; nothing while none does. */
function DeviationsCount({ study }: { readonly study: string }) {
  const { data } = useDeviationsWaiting(study, useChosenSite());
  return data === undefined || data.count === 0 ? null : <span className="count">{data.count}</span>;
}
