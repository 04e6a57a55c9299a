import type {
  ProtocolActivity,
  ProtocolPart,
  ProtocolTiming,
  ProtocolVisit,
  StudyProtocol,
} from '@lutetia/shared/study/protocol-types';
import { AssumedMark } from '../../../components/assumed-mark.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { visitKey } from '../activities-grid.js';

type Named = ReadonlyMap<string, string>;

/** Every visit in a line: when, its window, for whom, and its forms. */
export function VisitLines({ protocol }: { readonly protocol: StudyProtocol }) {
  const t = useWords('study');
  const forms: Named = new Map(protocol.forms.map(({ code, name }) => [code, name]));
  const sources: Named = new Map(protocol.sources.map(({ key, words }) => [key, words]));
  return (
    <section className="study-section" aria-labelledby="study-visits">
      <h2 className="h2" id="study-visits">
        {t('lines.title')}
      </h2>
      {protocol.parts.map((part) => (
        <section className="study-part" key={part.key} aria-labelledby={`part-${part.key}`}>
          <PartHead part={part} />
          <ul className="study-lines">
            {part.visits.map((visit) => (
              <VisitLine key={visit.code} part={part} visit={visit} forms={forms} sources={sources} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function PartHead({ part }: { readonly part: ProtocolPart }) {
  const t = useWords('study');
  const { key, name, epoch, when, rule, plannedActivityGBq, route } = part;
  const facts = [
    when === null ? null : t('lines.forWhom', { when }),
    rule === null ? null : t('lines.goesOn', { rule }),
    plannedActivityGBq === null ? null : t('lines.activity', { gbq: plannedActivityGBq }),
    route === null ? null : t(`lines.route.${route}`),
  ].filter((fact) => fact !== null);
  return (
    <div className="study-part-head">
      <h3 className="m" id={`part-${key}`}>
        {name}
        {epoch !== name && <span className="mut">, {epoch}</span>}
      </h3>
      {facts.length > 0 && <p className="sec">{facts.join(' · ')}</p>}
    </div>
  );
}

interface VisitLineProps {
  readonly part: ProtocolPart;
  readonly visit: ProtocolVisit;
  readonly forms: Named;
  readonly sources: Named;
}

function VisitLine({ part, visit, forms, sources }: VisitLineProps) {
  const t = useWords('study');
  return (
    <li id={visitKey(part.key, visit.code)} tabIndex={-1}>
      <div className="study-visit">
        <span className="m">{visit.name}</span> <span className="mut">{visit.code}</span>
      </div>
      <div className="study-when">
        {visit.timings.length === 0 && <p>{t('lines.asNeeded')}</p>}
        {visit.timings.map((timing) => (
          <Timing key={timing.which} timing={timing} sources={sources} />
        ))}
        {visit.repeat !== null && <p>{capital(visit.repeat)}</p>}
        {visit.when !== null && <p className="sec">{t('lines.forWhom', { when: visit.when })}</p>}
      </div>
      <ul className="study-forms" aria-label={t('lines.forms')}>
        {visit.activities.map((activity) => (
          <Activity key={activity.form} activity={activity} forms={forms} t={t} />
        ))}
      </ul>
    </li>
  );
}

function Timing({ timing, sources }: { readonly timing: ProtocolTiming; readonly sources: Named }) {
  const t = useWords('study');
  const { which, words, window, assumed, source } = timing;
  const sentence = which === 'only' ? words : t(`lines.${which}`, { words });
  const origin = source === null ? undefined : t('source', { source: sources.get(source) ?? source });
  return (
    <p title={origin}>
      {capital(sentence)}
      <span className="sec">
        {', '}
        {window === null ? t('lines.noWindow') : t('lines.window', { window })}
      </span>
      {assumed !== null && (
        <AssumedMark label={t('assumedOf', { what: words })} title={t('assumedTitle')} reason={assumed} />
      )}
    </p>
  );
}

interface ActivityProps {
  readonly activity: ProtocolActivity;
  readonly forms: Named;
  readonly t: Words;
}

function Activity({ activity: { form, optional, when, validity, assumed }, forms, t }: ActivityProps) {
  const notes = [
    optional ? t('lines.optional') : null,
    when === null ? null : t('lines.formWhen', { when }),
    validity,
  ].filter((note) => note !== null);
  return (
    <li>
      {forms.get(form) ?? form}
      {notes.length > 0 && <span className="mut"> ({notes.join('; ')})</span>}
      {assumed !== null && (
        <AssumedMark
          label={t('assumedOf', { what: forms.get(form) ?? form })}
          title={t('assumedTitle')}
          reason={assumed}
        />
      )}
    </li>
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
