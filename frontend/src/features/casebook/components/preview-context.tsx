import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import { visibleWhen } from '@lutetia/shared/forms/visible-when';
import { conditionForReading, readForReading } from '@lutetia/shared/study/condition-reading';
import { messageForReading } from '@lutetia/shared/study/condition-words';
import { inWords, useWords } from '../../../forms/words.js';
import { useFormLanguage } from '../../../i18n/form-language.js';
import classes from '../casebook.module.css';
import own from '../preview.module.css';

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
          <Rules definition={definition} item={item} visible={visibleWhen(section, item)} />
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

interface RulesProps {
  readonly definition: FormDefinition;
  readonly item: ItemDefinition;
  /** When it is shown, its section included. */
  readonly visible: string | undefined;
}

/** When an item is shown and asked, and what it is worked out from: in words, and then as the definition has it. */
function Rules({ definition, item, visible }: RulesProps) {
  const t = useWords();
  const language = useFormLanguage();
  const { required, calculate } = item;
  const rules = [
    ['preview.shownWhen', visible, conditionForReading],
    ['preview.requiredWhen', typeof required === 'string' ? required : undefined, conditionForReading],
    ['preview.calculated', calculate, readWords],
  ] as const;
  return rules.map(([words, rule, say]) => {
    if (rule === undefined) return null;
    const said = say(definition, rule, language);
    return (
      <div key={words} className={own.rule}>
        {said !== null && (
          <p>
            {t(words)} {said}
          </p>
        )}
        <Expression text={rule} label={said === null ? t(words) : null} />
      </div>
    );
  });
}

function readWords(definition: FormDefinition, expression: string, language: string): string | null {
  const read = readForReading(definition, expression, language);
  return read.length === 0 ? null : read.join(', ');
}

/** An expression as the definition has it, to be opened; with a label of its own where no words stand before it. */
function Expression({ text, label = null }: { readonly text: string; readonly label?: string | null }) {
  const t = useWords();
  return (
    <details>
      <summary>{label === null ? t('preview.expression') : `${label} ${t('preview.byExpression')}`}</summary>
      <code>{text}</code>
    </details>
  );
}

function Checks({ definition, code }: { readonly definition: FormDefinition; readonly code: string }) {
  const t = useWords();
  const checks = definition.checks.filter(({ items }) => items.includes(code));
  if (checks.length === 0) return null;
  return (
    <>
      <h3 className="h3">{t('preview.checks')}</h3>
      <ul className={own.checkList}>
        {checks.map((check) => (
          <li key={check.code}>
            <span className="m">{t(`preview.kind.${check.kind}`)}:</span>{' '}
            {messageForReading(definition, inWords(check.message), inWords)}
            {check.source !== undefined && (
              <span className="sec"> {t('context.source', { source: check.source })}</span>
            )}
            <Expression text={check.when} />
          </li>
        ))}
      </ul>
    </>
  );
}
