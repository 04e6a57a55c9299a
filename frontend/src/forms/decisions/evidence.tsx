import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { DoseEvidence, OngoingEvent } from '@lutetia/shared/schedule/dose-evidence';
import type { OutOfRange, ResultEvidence } from '@lutetia/shared/schedule/result-evidence';
import { useId } from 'react';
import { Icon } from '../../components/icon.js';
import { dayText, dayWithYear, knownDayText, shortDay } from '../../lib/dates.js';
import { DoseBudgetFact } from '../around/dose-budget-fact.js';
import { useWords, type Translate } from '../words.js';
import './decisions.css';

export interface EvidenceProps {
  readonly evidence: DoseEvidence;
  /** Of a study that limits a cumulative dose; null where it does not, or while it is read. */
  readonly budget: ParticipantView['doseBudget'];
  readonly today: string;
}

/** What a decision on a dose rests on: results and their age at it, what is missing, ongoing events, doses before. */
export function Evidence({ evidence, budget, today }: EvidenceProps) {
  const t = useWords();
  const titleId = useId();
  const { dose, results, outOfRange } = evidence;
  return (
    <section className="evidence" aria-labelledby={titleId}>
      <h2 id={titleId} className="h2">
        {t('evidence.title', { dose: dose.name, day: dayText(dose.on, today) })}
      </h2>
      <NotFresh results={results} today={today} />
      {outOfRange.length > 0 && <OutOfRangeTable rows={outOfRange} today={today} />}
      <Facts evidence={evidence} budget={budget} today={today} />
      {budget !== null && <DoseBudgetFact budget={budget} />}
      {results
        .filter(({ state }) => state !== 'missing')
        .map((result) => (
          <Results key={result.form} result={result} today={today} />
        ))}
    </section>
  );
}

/** The results the study wants fresh that are missing, or too old by then. */
function NotFresh({ results, today }: Pick<DoseEvidence, 'results'> & { readonly today: string }) {
  const t = useWords();
  const missing = results.filter(({ state }) => state === 'missing').map(({ name }) => name);
  const expired = results.filter(({ state }) => state === 'expired');
  if (missing.length + expired.length === 0) return null;
  return (
    <div className="note amber">
      {missing.length > 0 && <p>{t('evidence.missing', { names: missing.join(', ') })}</p>}
      {expired.map((result) => (
        <p key={result.form}>{t('evidence.expired', resultWords(result, today))}</p>
      ))}
    </div>
  );
}

/** The interval since the last dose, the limit of the cumulative one, what was given, and events that go on. */
function Facts({ evidence, budget, today }: EvidenceProps) {
  const t = useWords();
  const { interval, given, events } = evidence;
  const next = budget?.next ?? null;
  return (
    <dl className="evidence-facts">
      {interval !== null && (
        <div>
          <dt>{t('evidence.interval')}</dt>
          <dd>
            {interval.least !== null && interval.most !== null && (
              <Verdict isMet={interval.fits === 'inside'} />
            )}
            {intervalWords(evidence, t)}
          </dd>
        </div>
      )}
      {budget !== null && next !== null && next.isAllowed !== null && (
        <div>
          <dt>{t('evidence.limit', { name: budget.name })}</dt>
          <dd>
            <Verdict isMet={next.isAllowed} />
            {t('evidence.atMost', { limit: budget.limit, unit: budget.unit, cycle: next.cycle })}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('evidence.given')}</dt>
        <dd>{given === null ? t('evidence.none') : `${given.value} ${given.unit}`}</dd>
      </div>
      <div>
        <dt>{t('evidence.events')}</dt>
        <dd>
          {events.length === 0 && t('evidence.none')}
          {events.map((event, index) => (
            <OngoingEventLine key={index} event={event} today={today} />
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** `Thrombopenia, Grade 2, since 4 Sep 2026, serious, related to the treatment`. */
function OngoingEventLine({ event, today }: { readonly event: OngoingEvent; readonly today: string }) {
  const t = useWords();
  const { name, grade, since, isSerious, relation } = event;
  return (
    <p>
      {[name, grade, sinceWords(since, today, t)].filter((part) => part !== null).join(', ')}
      {isSerious && <span className="amber m">, {t('evidence.serious')}</span>}
      {relation !== null && `, ${t('evidence.relation', { relation: lowered(relation) })}`}
    </p>
  );
}

/** A criterion of the study, with its limit in the words that follow. */
function Verdict({ isMet }: { readonly isMet: boolean }) {
  const t = useWords();
  return (
    <span className={isMet ? 'teal nw' : 'amber m nw'}>
      <Icon name={isMet ? 'check' : 'close'} size={12} /> {t(isMet ? 'evidence.met' : 'evidence.notMet')}
      :{' '}
    </span>
  );
}

/** What is outside its limits, the furthest first, and how it changed since before the last dose. */
function OutOfRangeTable({ rows, today }: { readonly rows: readonly OutOfRange[]; readonly today: string }) {
  const t = useWords();
  return (
    <table className="evidence-out">
      <caption className="h3">{t('evidence.outside')}</caption>
      <thead className="sr">
        <tr>
          {(['result', 'value', 'limits', 'change', 'sample'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`evidence.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, text, flag, limits, form, on, change }) => (
          <tr key={`${form} ${name}`}>
            <th scope="row">{name}</th>
            <td>
              <span className="m nw">{text}</span>{' '}
              <span className="amber nw">
                <Icon name={flag === 'low' ? 'down' : 'up'} size={12} /> {t(`laboratory.flag.${flag}`)}
              </span>
            </td>
            <td className="nw">{t('evidence.limits', { limits })}</td>
            <td>{change !== null && changeWords(change, today, t)}</td>
            <td className="quiet">
              {form}, {shortDay(on, today)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Results({ result, today }: { readonly result: ResultEvidence; readonly today: string }) {
  const t = useWords();
  return (
    <>
      <h3 className="h3">{t('evidence.results', resultWords(result, today))}</h3>
      <dl className="evidence-results">
        {result.values.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function resultWords({ name, on, age, atMost }: ResultEvidence, today: string) {
  return { name, day: on === null ? '' : shortDay(on, today), age: age ?? 0, atMost };
}

/** `56 days after Cycle 1 dose; 49 to 63 allowed`. */
function intervalWords({ interval }: DoseEvidence, t: Translate): string {
  if (interval === null) return '';
  const { since, days, least, most } = interval;
  const words = t('evidence.days', { days, name: since.name });
  if (least === null || most === null) return words;
  return `${words}; ${t('evidence.allowed', { least, most })}`;
}

/** `48 % lower than 92 10⁹/L on 9 Oct`. */
function changeWords(
  { percent, from, on }: NonNullable<OutOfRange['change']>,
  today: string,
  t: Translate,
): string {
  const how = percent === 0 ? 'same' : percent < 0 ? 'lower' : 'higher';
  return t(`evidence.change.${how}`, { percent: Math.abs(percent), from, day: shortDay(on, today) });
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `since 4 Sep 2026`, `since Sep 2026`. */
function sinceWords(since: string | null, today: string, t: Translate): string | null {
  if (since === null) return null;
  const day = since.length === 10 ? dayWithYear(since) : knownDayText({ on: null, partial: since }, today);
  return t('evidence.since', { day: day ?? since });
}
