import type { ProtocolMilestone, StudyProtocol } from '@lutetia/shared/study/protocol-types';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { FormsList } from './forms-list.js';

interface ProtocolCloseProps {
  readonly study: string;
  readonly protocol: StudyProtocol;
}

/** What ends what, the forms with their versions, sites, and where statements come from. */
export function ProtocolClose({ study, protocol }: ProtocolCloseProps) {
  const t = useWords('study');
  const endings = protocol.milestones.flatMap((milestone) => endingsOf(milestone, t));
  return (
    <div className="study-close">
      <List title={t('ends.title')} lines={endings} />
      <FormsList study={study} protocol={protocol} />
      <List
        title={t('facts.sites')}
        lines={protocol.sites.map(({ code, name, city }) => `${code}, ${name}, ${city}`)}
      />
      <List title={t('sourcesTitle')} lines={protocol.sources.map(({ words }) => words)} />
    </div>
  );
}

function endingsOf({ name, closes }: ProtocolMilestone, t: Words): readonly string[] {
  return closes.map(({ when, ...closure }) => {
    const what = endingOf(name, closure, t);
    return when === null ? what : `${what} ${t('ends.when', { when })}`;
  });
}

function endingOf(
  name: string,
  { epochs, kinds, reason }: Pick<ProtocolMilestone['closes'][number], 'epochs' | 'kinds' | 'reason'>,
  t: Words,
): string {
  const isAll = epochs.length === 0;
  const said = { name, reason, epochs: epochs.join(', ') };
  if (kinds === null) return t(isAll ? 'ends.all' : 'ends.some', said);
  const words = { ...said, kinds: kinds.map((kind) => t(`ends.kind.${kind}`)).join(', ') };
  return t(isAll ? 'ends.ofKinds' : 'ends.ofKindsIn', words);
}

interface ListProps {
  readonly title: string;
  readonly lines: readonly string[];
}

function List({ title, lines }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <section className="study-section">
      <h2 className="h2">{title}</h2>
      <ul className="study-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
