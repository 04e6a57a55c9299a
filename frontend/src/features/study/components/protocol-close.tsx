import type { ProtocolMilestone, StudyProtocol } from '@lutetia/shared/study/protocol-types';
import type { ReactNode } from 'react';
import { Icon } from '../../../components/icon.js';
import { useWords, type Words } from '../../../i18n/use-words.js';

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
      <List
        title={t('formsTitle')}
        lines={protocol.forms.map((form) => t('formVersion', { ...form }))}
        isNarrow
      >
        <a
          className="btn s"
          href={`/api/studies/${study}/versions/${protocol.version}/annotated-crf.pdf`}
          target="_blank"
          rel="noreferrer"
          title={t('annotatedHint')}
        >
          <Icon name="print" size={14} /> {t('annotated')}
        </a>
      </List>
      <List
        title={t('facts.sites')}
        lines={protocol.sites.map(({ code, name, city }) => `${code}, ${name}, ${city}`)}
      />
      <List title={t('sourcesTitle')} lines={protocol.sources.map(({ words }) => words)} />
    </div>
  );
}

function endingsOf({ name, closes }: ProtocolMilestone, t: Words): readonly string[] {
  return closes.map(({ epochs, when, reason }) => {
    const what =
      epochs.length === 0
        ? t('ends.all', { name, reason })
        : t('ends.some', { name, reason, epochs: epochs.join(', ') });
    return when === null ? what : `${what} ${t('ends.when', { when })}`;
  });
}

interface ListProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isNarrow?: boolean;
  readonly children?: ReactNode;
}

function List({ title, lines, isNarrow = false, children }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <section className="study-section">
      <h2 className="h2">{title}</h2>
      <ul className={isNarrow ? 'study-list study-columns' : 'study-list'}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </section>
  );
}
