import type { StudyProtocol } from '@lutetia/shared/study/protocol-types';
import type { ReactNode } from 'react';
import { AssumedMark } from '../../../components/assumed-mark.js';
import { useWords } from '../../../i18n/use-words.js';
import type { LiveVersion } from '../live-versions.js';
import { liveWords } from '../live-words.js';

interface ProtocolHeadProps {
  readonly protocol: StudyProtocol;
  /** Sites that work by this version. */
  readonly live: readonly LiveVersion[];
  /** Chooses another version, where there are several. */
  readonly choice: ReactNode;
}

/** Name, registration, version and since when, and how participants are divided. */
export function ProtocolHead({ protocol, live, choice }: ProtocolHeadProps) {
  const t = useWords('study');
  const { name, title, version, registrations, radionuclide, ctcae, amendment, sites } = protocol;
  return (
    <>
      <header className="study-head">
        <h1 className="h1">{name}</h1>
        <p className="study-title">{title}</p>
      </header>
      <dl className="study-facts">
        <Fact term={t('facts.version')}>
          {version} {choice}
        </Fact>
        <Fact term={t('facts.live')}>
          {live.length === 0 ? t('liveAtNone') : liveWords(live, sites.length, t).join('; ')}
        </Fact>
        {registrations.length > 0 && <Fact term={t('facts.registrations')}>{registrations.join(', ')}</Fact>}
        {radionuclide !== null && <Fact term={t('facts.radionuclide')}>{radionuclide}</Fact>}
        <Fact term={t('facts.ctcae')}>{t('facts.ctcaeOf', { version: ctcae })}</Fact>
        <Fact term={t('facts.sites')}>{t('facts.siteCount', { count: sites.length })}</Fact>
      </dl>
      {amendment !== null && (
        <p className="note blue study-amendment">
          <span className="m">{t('facts.amendment')}: </span>
          {amendment}
        </p>
      )}
      <Division protocol={protocol} />
    </>
  );
}

function Division({ protocol }: { readonly protocol: StudyProtocol }) {
  const t = useWords('study');
  const { arms, strata, subStudies, derived } = protocol;
  return (
    <section className="study-section" aria-labelledby="study-arms">
      <h2 className="h2" id="study-arms">
        {t('arms.title')}
      </h2>
      <dl className="study-defs">
        <Def term={t(arms.length === 1 ? 'arms.one' : 'arms.many')}>
          {arms.map((arm) => (
            <Arm key={arm.name} arm={arm} />
          ))}
        </Def>
        {strata.length > 0 && (
          <Def term={t('arms.strata')}>
            {strata.map((stratum) => (
              <li key={stratum.name}>
                {stratum.name} <span className="sec">({stratum.levels.join(' / ')})</span>
                <Assumed reason={stratum.assumed} />
              </li>
            ))}
          </Def>
        )}
        {subStudies.length > 0 && (
          <Def term={t('arms.subStudies')}>
            {subStudies.map((sub) => (
              <li key={sub.name}>{t('arms.member', sub)}</li>
            ))}
          </Def>
        )}
        {derived.length > 0 && (
          <Def term={t('arms.rules')}>
            {derived.map((one) => (
              <li key={one.name}>
                {t('arms.rule', one)}
                <Assumed reason={one.assumed} />
              </li>
            ))}
          </Def>
        )}
      </dl>
    </section>
  );
}

/** An arm, and how participants come into its groups. */
function Arm({ arm }: { readonly arm: StudyProtocol['arms'][number] }) {
  const t = useWords('study');
  return (
    <li>
      <span className="m">{arm.name}</span>
      {arm.groups.map((group) => (
        <span className="sec study-sub" key={group.name}>
          {t('arms.allocated', group)}
        </span>
      ))}
    </li>
  );
}

function Assumed({ reason }: { readonly reason: string | null }) {
  const t = useWords('study');
  if (reason === null) return null;
  return <AssumedMark label={t('assumedMark')} title={t('assumedTitle')} reason={reason} />;
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Def({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <ul>{children}</ul>
      </dd>
    </div>
  );
}
