import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { Link } from '@tanstack/react-router';
import { SkeletonBar } from '../../../components/skeleton-rows.js';
import { useDayHint } from '../../../forms/around/day-hint-words.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNextAdministrations } from '../api/list-next-administrations.js';
import { doseDayText } from '../doses-coming.js';

const DOSES_SHOWN = 6;

interface DosesAheadProps {
  readonly study: string;
  readonly site: string | null;
  readonly today: string;
}

/** The doses that come next, from the administrations ahead: whoever is not on the list today is here all the same. */
export function DosesAhead({ study, site, today }: DosesAheadProps) {
  const t = useWords('worklist');
  const { data, isError, isPending } = useNextAdministrations(study, site, DOSES_SHOWN);
  return (
    <section>
      <h2 className="h3">{t('aside.doses')}</h2>
      {isError && <p className="sec">{t('home.dosesFailed')}</p>}
      {isPending && (
        <p>
          <SkeletonBar width={200} />
        </p>
      )}
      {data?.length === 0 && <p className="mut">{t('home.noDoses')}</p>}
      <ul className="wl-doses">
        {data?.map((dose) => (
          <DoseLine key={dose.visitId} study={study} dose={dose} today={today} />
        ))}
      </ul>
    </section>
  );
}

interface DoseLineProps {
  readonly study: string;
  readonly dose: AdministrationAheadView;
  readonly today: string;
}

function DoseLine({ study, dose, today }: DoseLineProps) {
  const t = useWords('worklist');
  const hint = useDayHint(dose);
  return (
    <li>
      <Link to="/$study/participants/$participantId" params={{ study, participantId: dose.participantId }}>
        <span className="pid">{dose.number}</span>{' '}
        <span className="sec">{t('filter.cycleNumber', { number: dose.cycle }).toLowerCase()}</span>
      </Link>
      <div>
        <span className={isLate(dose, today) ? 'amber' : dose.provisional ? 'sec' : undefined}>
          {doseDayText(dose, today, t)}
        </span>
        {hint !== null && (
          <div className="wl-sub">
            <span className="amber">{hint}</span>
          </div>
        )}
      </div>
    </li>
  );
}

function isLate({ closes }: AdministrationAheadView, today: string): boolean {
  return closes !== null && closes < today;
}
