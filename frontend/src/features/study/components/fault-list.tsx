import type { StudyCheckView, StudyFaultView } from '@lutetia/shared/contract/views/study-definitions';
import { useWords } from '../../../i18n/use-words.js';
import { placeWords } from '../place-words.js';

interface FaultListProps {
  readonly check: StudyCheckView;
  readonly definition: unknown;
}

/** Every fault with its place and what was probably meant; what is only doubtful apart. */
export function FaultList({ check, definition }: FaultListProps) {
  const t = useWords('study');
  const { faults, warnings } = check;
  return (
    <>
      {faults.length === 0 ? (
        <p className="m">{t('load.clean')}</p>
      ) : (
        <Faults title={t('load.faults', { count: faults.length })} lines={faults} definition={definition} />
      )}
      {warnings.length > 0 && (
        <details className="study-warnings" open={faults.length === 0 && warnings.length < 6}>
          <summary>{t('load.warnings', { count: warnings.length })}</summary>
          <Table
            lines={warnings}
            definition={definition}
            label={t('load.warnings', { count: warnings.length })}
          />
        </details>
      )}
    </>
  );
}

interface LinesProps {
  readonly lines: readonly StudyFaultView[];
  readonly definition: unknown;
}

function Faults({ title, lines, definition }: LinesProps & { readonly title: string }) {
  return (
    <div>
      <h2 className="h2 red">{title}</h2>
      <Table lines={lines} definition={definition} label={title} />
    </div>
  );
}

function Table({ lines, definition, label }: LinesProps & { readonly label: string }) {
  const t = useWords('study');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="tb study-faults">
        <thead>
          <tr>
            <th scope="col">{t('load.column.where')}</th>
            <th scope="col">{t('load.column.what')}</th>
            <th scope="col">{t('load.column.meant')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ pointer, sentence, suggestion }) => (
            <tr key={pointer + sentence}>
              <td>
                {pointer === '' ? t('load.whole') : placeWords(definition, pointer)}
                <div className="study-pointer">{pointer}</div>
              </td>
              <td>{sentence}</td>
              <td className="m">{suggestion}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
