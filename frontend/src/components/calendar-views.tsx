import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { useMay } from '../lib/session.js';

const VIEWS = [
  { to: '/$study/calendar', name: 'month' },
  { to: '/$study/administrations', name: 'administrations' },
  { to: '/$study/closed-days', name: 'closedDays' },
] as const;

/** The pages under Calendar; the one in view is marked. */
export function CalendarViews({ study }: { readonly study: string }) {
  const t = useWords('common');
  const maySeeVisits = useMay(study, 'worklist.read');
  return (
    <nav className="seg" aria-label={t('calendarViews.label')}>
      {VIEWS.filter(({ name }) => maySeeVisits || name === 'closedDays').map(({ to, name }) => (
        <Link key={to} to={to} params={{ study }} activeProps={{ 'aria-current': 'page', className: 'on' }}>
          {t(`calendarViews.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
