import type { StudyDifference } from '@lutetia/shared/study/difference';
import { Tag, type Tone } from '../../../components/tag.js';
import { useWords } from '../../../i18n/use-words.js';

const ORDER = [
  'visit',
  'cycles',
  'form',
  'epoch',
  'milestone',
  'arm',
  'stratum',
  'sub-study',
  'fact',
  'derived value',
  'participant form',
  'deviation',
  'site',
  'study',
] as const;
const TONES: Readonly<Record<StudyDifference['change'], Tone>> = {
  added: 'teal',
  removed: 'amber',
  changed: 'plain',
};

/** What one version has otherwise than another, visits first, in sentences. */
export function DifferenceList({ differences }: { readonly differences: readonly StudyDifference[] }) {
  const t = useWords('study');
  if (differences.length === 0) return <p className="sec">{t('difference.none')}</p>;
  const groups = ORDER.map((part) => ({ part, lines: differences.filter((one) => one.part === part) }));
  return (
    <div className="study-differences">
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ part, lines }) => (
          <section key={part}>
            <h3 className="h3">
              {t(`difference.parts.${part}`)} <span className="list-n">{lines.length}</span>
            </h3>
            <ul>
              {lines.map(({ pointer, sentence, change }) => (
                <li key={pointer + sentence}>
                  <Tag tone={TONES[change]}>{t(`difference.change.${change}`)}</Tag>
                  <span>{sentence.replace(/\{cycle\}\s?/gu, '').replace(/\{[nk]\}/gu, 'n')}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
