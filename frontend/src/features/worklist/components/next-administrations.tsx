import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import { Link } from '@tanstack/react-router';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { useDayHint } from '../../../forms/around/day-hint-words.js';
import { useWords } from '../../../i18n/use-words.js';
import { chooseSite } from '../../../lib/place.js';
import { useNextAdministrations } from '../api/list-next-administrations.js';
import { doseDayText, orderWords } from '../doses-coming.js';

interface NextAdministrationsProps {
  readonly study: string;
  readonly today: string;
}

/** Whose dose comes next, on which day, what to order and what is decided. */
export function NextAdministrations({ study, today }: NextAdministrationsProps) {
  const t = useWords('worklist');
  const { data, isError, isPending } = useNextAdministrations(study);
  return (
    <div className="home-doses">
      <h3 className="h3">{t('home.doses')}</h3>
      {isPending && <SkeletonRows rows={2} label={t('home.doses')} />}
      {isError && <p className="sec">{t('home.dosesFailed')}</p>}
      {data?.length === 0 && <p className="mut">{t('home.noDoses')}</p>}
      <ul>
        {data?.map((dose) => (
          <DoseLine key={dose.visitId} study={study} dose={dose} today={today} />
        ))}
      </ul>
      {(data?.length ?? 0) > 0 && (
        <p className="home-rest">
          <Link to="/$study/administrations" params={{ study }} onClick={() => chooseSite(null)}>
            {t('home.allDoses')}
          </Link>
        </p>
      )}
    </div>
  );
}

function DoseLine({
  study,
  dose,
  today,
}: NextAdministrationsProps & { readonly dose: AdministrationAheadView }) {
  const t = useWords('worklist');
  const hint = useDayHint(dose);
  const params = { study, participantId: dose.participantId };
  const against = [dose.doseDecision, dose.orderDecision].find((decision) => decision?.isAgainst === true);
  const decisions = [
    ...(dose.orderDecision === null
      ? []
      : [t(dose.orderDecision.taken ? 'home.orderDecided' : 'home.orderOpen')]),
    ...(dose.doseDecision === null
      ? []
      : [t(dose.doseDecision.taken ? 'home.doseDecided' : 'home.doseOpen')]),
  ];
  return (
    <li className="home-dose">
      <Link className="pid" to="/$study/participants/$participantId" params={params}>
        {dose.number}
      </Link>
      <span>
        {dose.name}
        <span className="sec">
          {hint !== null && <span className="amber">{hint} · </span>}
          {against?.decision ?? [orderWords(dose, t), ...decisions].join(' · ')}
        </span>
      </span>
      <span className={dose.provisional ? 'nw mut' : 'nw'}>{doseDayText(dose, today, t)}</span>
    </li>
  );
}
