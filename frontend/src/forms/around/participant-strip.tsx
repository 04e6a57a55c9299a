import type { ParticipantReferenceView, ParticipantView } from '@lutetia/shared/contract/views/participants';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.js';
import { SkeletonBar } from '../../components/skeleton-rows.js';
import { useWords as useSharedWords } from '../../i18n/use-words.js';
import { dayText, knownDayText } from '../../lib/dates.js';
import { apart } from '../../lib/apart.js';
import { useStudy } from '../../lib/study.js';
import { useWords, type Translate } from '../words.js';
import { saidOnce } from './said-once.js';

// Few studies have one.
const DoseBudgetFact = apart(() => import('./dose-budget-fact.js').then((file) => file.DoseBudgetFact));

interface ParticipantStripProps {
  readonly study: string;
  /** Null until it has arrived. */
  readonly participant: ParticipantView | null;
  /** It will not arrive: the page says why. */
  readonly isMissing?: boolean;
  /** Whether it stays in sight while the page is scrolled. */
  readonly stays?: boolean;
  readonly children?: ReactNode;
}

/** The same on every participant page: who it is, arm, day in trial, what comes next; actions at the right. */
export function ParticipantStrip(props: ParticipantStripProps) {
  const { study, participant, isMissing = false, stays = false, children } = props;
  const t = useWords();
  return (
    <div className={stays ? 'strip stays' : 'strip'} role="region" aria-label={t('strip.title')}>
      <div className="strip-facts">
        <span className="crumb">
          <Link to="/$study/participants" params={{ study }}>
            {t('strip.participants')}
          </Link>
          <Icon name="right" size={12} />
        </span>
        {participant !== null && <StripFacts study={study} participant={participant} />}
        {participant === null && !isMissing && <SkeletonBar width={320} />}
      </div>
      {children !== undefined && <div className="strip-acts">{children}</div>}
    </div>
  );
}

/** Those who left before the arm was allocated get none. */
const WAITS_FOR_ARM = new Set(['screening', 'included', 'on-treatment', 'assessment']);

function StripFacts({
  study,
  participant,
}: {
  readonly study: string;
  readonly participant: ParticipantView;
}) {
  const t = useWords();
  const { enrolledInError, today, site } = participant;
  const definition = useStudy(study);
  // A study of one arm allocates nobody.
  const hasArms = (definition.data?.arms.length ?? 0) > 1;
  return (
    <>
      <Link
        className="who"
        style={{ color: 'inherit' }}
        to="/$study/participants/$participantId"
        params={{ study, participantId: participant.id }}
      >
        {participant.number}
      </Link>
      <Fact label={t('strip.sexAndBirth')}>{sexAndBirth(participant, t)}</Fact>
      <Fact label={t('strip.site')}>
        <span className="long" title={site.name}>
          {site.name}
        </span>
      </Fact>
      {hasArms && (
        <Fact label={t('strip.arm')}>
          {armWords(participant) ??
            t(WAITS_FOR_ARM.has(participant.status) ? 'strip.noArm' : 'strip.noArmEver')}
        </Fact>
      )}
      <OtherNumber study={study} label={t('strip.rescreens')} other={participant.rescreens} />
      <OtherNumber study={study} label={t('strip.rescreenedAs')} other={participant.rescreenedAs} />
      {enrolledInError === null ? (
        <>
          <Fact label={t('strip.day')}>{dayInTrial(participant, t)}</Fact>
          <Withdrawals participant={participant} />
          {participant.doseBudget !== null && <DoseBudgetFact budget={participant.doseBudget} />}
          <Fact label={t('strip.next')}>
            <NextWords participant={participant} />
          </Fact>
        </>
      ) : (
        <>
          <Fact label={t('status.enrolled-in-error')}>
            {t('strip.inError', { day: dayText(enrolledInError.on, today), by: enrolledInError.by })}
          </Fact>
          <Fact label={t('strip.why')}>
            <span className="long" title={enrolledInError.reason}>
              {enrolledInError.reason}
            </span>
          </Fact>
        </>
      )}
    </>
  );
}

/** What somebody withdrew from: it concerns whoever sees them, or reads their records, from then on. */
function Withdrawals({ participant: { milestones, today } }: { readonly participant: ParticipantView }) {
  const t = useWords();
  const records = milestones.filter(({ kind }) => kind === 'withdrawal').flatMap((one) => one.records);
  const latest = records.at(-1);
  if (latest === undefined) return null;
  const said = saidOnce([...new Set(records.flatMap(({ says }) => says))]);
  return (
    <dl className="fact whole">
      <dt>{t('strip.withdrawn', { day: knownDayText(latest, today) ?? '' })}</dt>
      <dd className="said">{said}</dd>
    </dl>
  );
}

/** The arm with the group its rule gave, if any. */
function armWords({ arm, allocation }: ParticipantView): string | null {
  if (arm === null) return null;
  const group = allocation?.group ?? null;
  return group === null ? arm.name : `${arm.name} · ${group.code}`;
}

interface OtherNumberProps {
  readonly study: string;
  readonly label: string;
  /** The same person under another number; null where there is none. */
  readonly other: ParticipantReferenceView | null;
}

function OtherNumber({ study, label, other }: OtherNumberProps) {
  if (other === null) return null;
  return (
    <Fact label={label}>
      <Link to="/$study/participants/$participantId" params={{ study, participantId: other.id }}>
        {other.number}
      </Link>
    </Fact>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <dl className="fact">
      <dt>{label}</dt>
      <dd title={typeof children === 'string' ? children : undefined}>{children}</dd>
    </dl>
  );
}

function sexAndBirth(participant: ParticipantView, t: Translate): string {
  const sex = participant.sex === null ? t('strip.sexUnknown') : t(`sex.${participant.sex}`);
  return participant.yearOfBirth === null ? sex : `${sex}, ${participant.yearOfBirth}`;
}

/** The next visit and its day; then how late it is, or that today is the last day for it. */
function NextWords({ participant: { next, today } }: { readonly participant: ParticipantView }) {
  const t = useWords();
  const c = useSharedWords('common');
  if (next === null) return t('strip.nothingNext');
  const { name, on, lateDays, isLastDay } = next;
  const late = lateDays !== null && lateDays > 0 ? c('daysLate', { count: lateDays }) : null;
  return (
    <>
      {on === null ? name : `${name}, ${dayText(on, today)}`}
      {late !== null && <span className="amber">, {late}</span>}
      {isLastDay && <span className="m">, {c('lastDay')}</span>}
    </>
  );
}

function dayInTrial(participant: ParticipantView, t: Translate): string {
  const day =
    participant.dayInTrial === null ? t(`status.${participant.status}`) : String(participant.dayInTrial);
  const dose = participant.lastDose;
  const death = participant.milestones.find(({ kind }) => kind === 'death')?.records[0];
  if (death !== undefined) {
    const known = knownDayText(death, participant.today);
    const died = known === null ? t('status.dead') : `${t('status.dead')} ${known}`;
    return participant.dayInTrial === null ? died : `${day} · ${died}`;
  }
  return dose?.isUnderWay !== true || dose.day === null
    ? day
    : t('strip.cycleDay', { day, cycle: dose.cycle, cycleDay: dose.day });
}
