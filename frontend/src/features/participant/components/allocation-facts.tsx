import type { AllocationView, ParticipantView } from '@lutetia/shared/contract/views/participants';
import type { ReactNode } from 'react';
import { Tag } from '../../../components/tag.js';
import { useWords, type Translate } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import classes from '../participant.module.css';

interface AllocationFactsProps {
  readonly participant: ParticipantView;
}

/** Arm as randomised, arm received where it is another one, the group with what decided it, the definition followed. */
export function AllocationFacts({ participant }: AllocationFactsProps) {
  const t = useWords();
  const { allocation, definition, today } = participant;
  return (
    <section aria-labelledby="allocation-title">
      <div className={classes.head}>
        <h2 id="allocation-title" className="h2">
          {t('allocation.title')}
        </h2>
      </div>
      <dl className={classes.facts}>
        {allocation !== null && <ArmFacts allocation={allocation} today={today} />}
        <Fact label={t('allocation.definition')}>
          {definition.since === null
            ? t('allocation.version', { version: definition.version })
            : t('allocation.versionSince', {
                version: definition.version,
                day: dayText(definition.since, today),
              })}
        </Fact>
      </dl>
    </section>
  );
}

function ArmFacts({ allocation, today }: { readonly allocation: AllocationView; readonly today: string }) {
  const t = useWords();
  const { arm, on, reference, strata, received, asked } = allocation;
  return (
    <>
      <Fact label={t('allocation.arm')}>
        <b>{arm.name}</b>{' '}
        {on !== null && <span className="sec">{t('allocation.on', { day: dayText(on, today) })}</span>}
      </Fact>
      <Fact label={t('allocation.reference')}>{reference ?? t('allocation.notEntered')}</Fact>
      {strata.map(({ code, name, level }) => (
        <Fact key={code} label={name}>
          {level ?? t('allocation.notEntered')}
        </Fact>
      ))}
      {received !== null && (
        <Fact label={t('allocation.received')}>
          {received.name} <Tag tone="amber">{t('allocation.differs')}</Tag>
        </Fact>
      )}
      {asked.length > 0 && <Fact label={t('allocation.group')}>{groupWords(allocation, t)}</Fact>}
    </>
  );
}

/** The group and the facts its rule looked at, or what the rule waits for. */
function groupWords({ group, asked }: AllocationView, t: Translate): string {
  const facts = asked.at(-1)?.facts ?? [];
  if (group !== null) {
    const because = facts.map(({ name, value }) => `${name}: ${value ?? ''}`).join(', ');
    return t('allocation.because', { group: group.name, because });
  }
  const missing = facts.filter(({ value }) => value === null).map(({ name }) => name);
  if (missing.length > 0) return t('allocation.waits', { missing: missing.join(', ') });
  return t('allocation.noGroup');
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
