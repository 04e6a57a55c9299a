import type { ActivationView, MigratedParticipantView } from '@lutetia/shared/contract/views/amendments';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import type { StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { useEffect, useRef, useState } from 'react';
import { TableHead } from '../../../components/table-head.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { dayText, rangeText } from '../../../lib/dates.js';
import {
  effectOf,
  effectsBySite,
  effectsOf,
  otherFormsOf,
  reachedBy,
  type Effects,
  type SiteEffects,
} from '../activation-effects.js';
import type { ChosenActivation } from '../use-activation.js';

interface ActivationPreviewProps {
  readonly view: ActivationView;
  readonly chosen: Pick<ChosenActivation, 'isForNew' | 'isAhead'>;
  readonly protocol: StudyProtocol;
  readonly today: string;
}

/** What a version does to everybody it reaches: counts by site, then each participant, then each visit. */
export function ActivationPreview({ view, chosen, protocol, today }: ActivationPreviewProps) {
  const t = useWords('study');
  const { participants, untouched } = view;
  const head = useRef<HTMLHeadingElement>(null);
  // It opens below a long list of sites, out of sight: who asked for it is taken there, each time.
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'start' });
  }, [view]);
  const forms = new Map(protocol.forms.map(({ code, name }) => [code, name]));
  const all = effectsWords(effectsOf(participants), t);
  return (
    <section className="study-preview" aria-labelledby="study-preview">
      <h3 className="h2" id="study-preview" ref={head} tabIndex={-1}>
        {t('effects.title')}
      </h3>
      {chosen.isForNew && <p>{t(chosen.isAhead ? 'effects.ahead' : 'effects.onlyNew')}</p>}
      {(chosen.isAhead || !chosen.isForNew) && participants.length === 0 && <p>{t('effects.nobody')}</p>}
      {participants.length > 0 && (
        <p>
          <span className="m">{t('effects.participants', { count: participants.length })}</span>: {all}.
        </p>
      )}
      <Reconsent view={view} protocol={protocol} />
      {effectsBySite(view)
        .filter((site) => site.participants.length > 0)
        .map((site) => (
          <Site key={site.site} {...{ site, forms, today }} />
        ))}
      {untouched.length > 0 && (
        <p className="sec">
          {t('effects.untouched', { count: untouched.length, numbers: untouched.join(', ') })}
        </p>
      )}
    </section>
  );
}

type PreviewedProps = Pick<ActivationPreviewProps, 'view' | 'protocol'>;

function Reconsent({ view, protocol }: PreviewedProps) {
  const t = useWords('study');
  const { reconsent } = protocol;
  if (reconsent.length === 0) return null;
  const visits = reconsent.map(({ name }) => name).join(', ');
  const count = reachedBy(
    view.participants,
    reconsent.map(({ code }) => code),
  );
  return (
    <p className="note amber">
      {count === 0 ? t('effects.reconsentAsked', { visits }) : t('effects.reconsent', { count, visits })}
    </p>
  );
}

interface SiteProps extends Omit<ParticipantProps, 'participant'> {
  readonly site: SiteEffects;
}

/** The participants of a site, who open one by one. */
function Site({ site, forms, today }: SiteProps) {
  const t = useWords('study');
  return (
    <section className="study-site">
      <h4 className="h3">
        {site.site}{' '}
        <span className="list-n">
          {t('effects.participants', { count: site.participants.length })}, {effectsWords(site, t)}
        </span>
      </h4>
      {site.participants.map((participant) => (
        <Participant key={participant.id} {...{ participant, forms, today }} />
      ))}
    </section>
  );
}

interface ParticipantProps {
  readonly participant: MigratedParticipantView;
  readonly forms: ReadonlyMap<string, string>;
  readonly today: string;
}

function Participant({ participant, forms, today }: ParticipantProps) {
  const { number, moves } = participant;
  const t = useWords('study');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="study-who" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="pid">{number}</span>
        <span className="sec">{effectsWords(effectsOf([participant]), t)}</span>
      </summary>
      {isOpen && moves.length > 0 && <Moves {...{ participant, forms, today }} />}
      {isOpen && <OtherForms participant={participant} />}
    </details>
  );
}

const COLUMNS = ['visit', 'effect', 'before', 'after', 'forms'] as const;

/** Each visit that is otherwise, before and after. */
function Moves({ participant: { number, moves }, forms, today }: ParticipantProps) {
  const t = useWords('study');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={number}>
      <table className="tb">
        <TableHead columns={COLUMNS} title={(column) => t(`effects.${column}`)} />
        <tbody>
          {moves.map((move) => (
            <Move key={`${move.code}/${move.cycle}/${move.repetition}`} {...{ move, forms, today }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The blank forms that are asked in another version. */
function OtherForms({ participant }: Pick<ParticipantProps, 'participant'>) {
  const t = useWords('study');
  return (
    <ul>
      {otherFormsOf(participant).map(({ form, from, to, visits }) => (
        <li key={form}>
          {t('effects.otherForm', {
            form,
            from,
            to,
            visits: visits.map((visit) => visit ?? t('effects.ownForm')).join(', '),
          })}
        </li>
      ))}
    </ul>
  );
}

type MoveProps = Omit<ParticipantProps, 'participant'> & { readonly move: ScheduleMove };

function Move({ move, forms, today }: MoveProps) {
  const t = useWords('study');
  const { name, from, to, opens, closes } = move;
  const effect = effectOf(move);
  const names = (codes: readonly string[]): string => codes.map((code) => forms.get(code) ?? code).join(', ');
  const changed = [
    (move.forms?.added ?? []).length === 0
      ? null
      : t('effects.formsAdded', { forms: names(move.forms?.added ?? []) }),
    (move.forms?.removed ?? []).length === 0
      ? null
      : t('effects.formsRemoved', { forms: names(move.forms?.removed ?? []) }),
  ].filter((one) => one !== null);
  const isLeft = effect === 'dropped';
  return (
    <tr>
      <td>
        {name}
        {effect === 'moved' && <div className="sec">{move.why}</div>}
      </td>
      <td className="nw">{t(`effects.word.${effect}`)}</td>
      <td className="nw sec">{from === null ? '' : dayText(from, today)}</td>
      <td>
        {isLeft && <span className="sec">{move.why}</span>}
        {to === null || isLeft ? '' : <span className="nw">{dayText(to, today)}</span>}
        {!isLeft && opens !== null && closes !== null && (
          <div className="sec nw">{t('effects.window', { range: rangeText(opens, closes, today) })}</div>
        )}
      </td>
      <td>{changed.join('; ')}</td>
    </tr>
  );
}

/** `2 visits added, 1 dropped`; zeros are left out. */
function effectsWords(effects: Effects, t: Words): string {
  const parts = (['added', 'moved', 'dropped', 'otherwise', 'otherForms'] as const)
    .filter((kind) => effects[kind] > 0)
    .map((kind) => t(`effects.${kind}`, { count: effects[kind] }));
  return parts.length === 0 ? t('effects.nothing') : parts.join(', ');
}
