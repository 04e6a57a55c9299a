import type { StudyTrailEntryView, TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { Link } from '@tanstack/react-router';
import { siteMomentText } from '../../forms/day-words.js';
import { FiredChecks } from '../../forms/around/fired-checks.js';
import { useWords } from '../../forms/words.js';
import classes from './trail.module.css';

interface TrailTableProps {
  /** Of a whole study they say whose they are. */
  readonly lines: readonly (TrailEntryView | StudyTrailEntryView)[];
  readonly today: string;
  /** The study whose participants the lines are linked to; null where all are of one. */
  readonly study?: string | null;
}

/** One line for each field that was entered or changed, its time by the clock of the site. */
export function TrailTable({ lines, today, study = null }: TrailTableProps) {
  const t = useWords();
  const whose = study === null ? [] : (['participant'] as const);
  const zone = study === null ? onlyZone(lines) : null;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('trail.title')}>
      <table className={`tb ${classes.table} ${study === null ? '' : (classes.ofStudy ?? '')}`}>
        <colgroup>
          {(['when', 'who', ...whose, 'record', 'field', 'value', 'value', 'why'] as const).map(
            (column, index) => (
              <col key={`${column}/${index}`} className={classes[`col-${column}`]} />
            ),
          )}
        </colgroup>
        <thead>
          <tr>
            {['when', 'who', ...whose, 'record', 'field', 'old', 'new', 'why'].map((column) => (
              <th key={column} scope="col">
                {t(`trail.${column}`)}
                {column === 'when' && zone !== null && <span className={classes.role}>{zone}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <TrailLine
              key={`${line.id}/${line.path}`}
              line={line}
              today={today}
              study={study}
              saysZone={zone === null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TrailLineProps {
  readonly line: TrailTableProps['lines'][number];
  readonly today: string;
  readonly study: string | null;
  /** Whether its zone is not said above. */
  readonly saysZone: boolean;
}

function TrailLine({ line, today, study, saysZone }: TrailLineProps) {
  const t = useWords();
  return (
    <tr>
      <td>
        <time dateTime={line.at}>{siteMomentText(line.at, line.timeZone, today)}</time>
        {saysZone && <span className={classes.role}>{line.timeZone}</span>}
      </td>
      <td>
        {line.who}
        {line.who !== t(`role.${line.role}`) && (
          <span className={classes.role}>{t(`role.${line.role}`)}</span>
        )}
      </td>
      {study !== null && 'number' in line && (
        <td>
          <Whose study={study} line={line} />
        </td>
      )}
      <td>{line.recordName}</td>
      <td className="m">{line.label}</td>
      <td className="sec">{line.oldText === '' ? '' : <s>{line.oldText}</s>}</td>
      <td className="m">
        {line.newText}
        <FiredChecks checks={line.checks} />
      </td>
      <td className="sec">{line.reason ?? ''}</td>
    </tr>
  );
}

/** The zone of all lines, said once above them; null where they were collected in several. */
function onlyZone(lines: TrailTableProps['lines']): string | null {
  const zones = new Set(lines.map(({ timeZone }) => timeZone));
  const [zone = null] = zones;
  return zones.size === 1 ? zone : null;
}

function Whose({ study, line }: { readonly study: string; readonly line: StudyTrailEntryView }) {
  const t = useWords();
  const { participantId, number } = line;
  if (number === null) return <span className="mut">{t('trail.outOfSight')}</span>;
  return (
    <Link to="/$study/participants/$participantId/trail" params={{ study, participantId }} className="pid">
      {number}
    </Link>
  );
}
