import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { DoseEvidence, ResultEvidence } from '@lutetia/shared/schedule/dose-evidence';
import { useId } from 'react';
import { Icon } from '../../components/icon.js';
import { dayText, shortDay } from '../../lib/dates.js';
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
  const { dose, results, events, interval, given } = evidence;
  const missing = results.filter(({ state }) => state === 'missing').map(({ name }) => name);
  const expired = results.filter(({ state }) => state === 'expired');
  return (
    <section className="evidence" aria-labelledby={titleId}>
      <h2 id={titleId} className="h2">
        {t('evidence.title', { dose: dose.name, day: dayText(dose.on, today) })}
      </h2>
      {missing.length + expired.length > 0 && (
        <div className="note amber">
          {missing.length > 0 && <p>{t('evidence.missing', { names: missing.join(', ') })}</p>}
          {expired.map((result) => (
            <p key={result.form}>{t('evidence.expired', resultWords(result, today))}</p>
          ))}
        </div>
      )}
      <dl className="evidence-facts">
        {interval !== null && (
          <div>
            <dt>{t('evidence.interval')}</dt>
            <dd className={interval.fits === 'inside' ? undefined : 'amber'}>{intervalWords(evidence, t)}</dd>
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
            {events.map(({ name, grade, since }, index) => (
              <p key={index}>{[name, grade, since].filter((part) => part !== null).join(', ')}</p>
            ))}
          </dd>
        </div>
      </dl>
      {budget !== null && <DoseBudgetFact budget={budget} />}
      {results
        .filter(({ state }) => state !== 'missing')
        .map((result) => (
          <Results key={result.form} result={result} today={today} />
        ))}
    </section>
  );
}

function Results({ result, today }: { readonly result: ResultEvidence; readonly today: string }) {
  const t = useWords();
  return (
    <>
      <h3 className="h3">{t('evidence.results', resultWords(result, today))}</h3>
      <dl className="evidence-results">
        {result.values.map(({ name, text, flag }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={flag === 'low' || flag === 'high' ? 'm' : undefined}>
              {text}{' '}
              {(flag === 'low' || flag === 'high') && (
                <span className="amber nw">
                  <Icon name={flag === 'low' ? 'down' : 'up'} size={12} /> {t(`laboratory.flag.${flag}`)}
                </span>
              )}
            </dd>
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
