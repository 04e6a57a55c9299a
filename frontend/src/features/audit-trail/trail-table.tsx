import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { momentText } from '../../forms/day-words.js';
import { useWords } from '../../forms/words.js';
import classes from './trail.module.css';

interface TrailTableProps {
  readonly lines: readonly TrailEntryView[];
  readonly today: string;
}

/** One line for each field that was entered or changed. */
export function TrailTable({ lines, today }: TrailTableProps) {
  const t = useWords();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('trail.title')}>
      <table className={`tb ${classes.table}`}>
        <colgroup>
          {(['when', 'who', 'record', 'field', 'value', 'value', 'why'] as const).map((column, index) => (
            <col key={`${column}/${index}`} className={classes[`col-${column}`]} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {['when', 'who', 'record', 'field', 'old', 'new', 'why'].map((column) => (
              <th key={column} scope="col">
                {t(`trail.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.id}/${line.path}`}>
              <td>
                <time dateTime={line.at}>{momentText(line.at, today)}</time>
              </td>
              <td>
                {line.who}
                {line.who !== t(`role.${line.role}`) && (
                  <span className={classes.role}>{t(`role.${line.role}`)}</span>
                )}
              </td>
              <td>{line.recordName}</td>
              <td className="m">{line.label}</td>
              <td className="sec">{line.oldText === '' ? '' : <s>{line.oldText}</s>}</td>
              <td className="m">{line.newText}</td>
              <td className="sec">{line.reason ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
