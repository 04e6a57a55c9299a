import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import { messageForReading } from '@lutetia/shared/study/condition-words';
import { inWords, useWords } from '../../../forms/words.js';
import classes from '../casebook.module.css';

interface PreviewContextProps {
  readonly definition: FormDefinition;
  readonly path: string | null;
}

/** Beside an empty form: the name a value is stored under, when it is asked, and the checks that read it. */
export function PreviewContext({ definition, path }: PreviewContextProps) {
  const t = useWords();
  const code = path?.split('/').at(-1);
  const section = definition.sections.find(({ items }) => items.some((item) => item.code === code));
  const item = section?.items.find((other) => other.code === code);
  return (
    <aside className={classes.context} aria-label={t('context.title')}>
      {item === undefined || section === undefined ? (
        <p className="sec">{t('preview.none')}</p>
      ) : (
        <>
          <h2 className={classes.contextTitle}>{inWords(item.label)}</h2>
          {item.help !== undefined && <p className={classes.help}>{inWords(item.help)}</p>}
          <p>
            {t('preview.storedAs')}{' '}
            <code>{section.repeating === true ? `${section.code}/…/${item.code}` : item.code}</code>
          </p>
          <Rules item={item} />
          {item.critical === true && <p className="sec">{t('context.critical')}</p>}
          {item.sourceDocument !== undefined && (
            <p className="sec">{t('context.source', { source: inWords(item.sourceDocument) })}</p>
          )}
          <Checks definition={definition} code={item.code} />
        </>
      )}
    </aside>
  );
}

function Rules({ item }: { readonly item: ItemDefinition }) {
  const t = useWords();
  const rules = [
    ['preview.shownWhen', item.visible],
    ['preview.requiredWhen', typeof item.required === 'string' ? item.required : undefined],
    ['preview.calculated', item.calculate],
  ] as const;
  return rules.map(
    ([words, rule]) =>
      rule !== undefined && (
        <p key={words} className={classes.rule}>
          {t(words)} <code>{rule}</code>
        </p>
      ),
  );
}

function Checks({ definition, code }: { readonly definition: FormDefinition; readonly code: string }) {
  const t = useWords();
  const checks = definition.checks.filter(({ items }) => items.includes(code));
  if (checks.length === 0) return null;
  return (
    <>
      <h3 className="h3">{t('preview.checks')}</h3>
      <ul className={classes.checkList}>
        {checks.map((check) => (
          <li key={check.code}>
            <span className="m">{t(`preview.kind.${check.kind}`)}:</span>{' '}
            {messageForReading(definition, inWords(check.message), inWords)}{' '}
            <span className={classes.rule}>
              <code>{check.when}</code>
            </span>
            {check.source !== undefined && <span className="sec"> {check.source}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
