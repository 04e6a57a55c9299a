import { useEntryPage } from '../../../forms/entry-context.js';
import { EntryLine } from '../../../forms/entry-line.js';
import { fieldBlocks, type FieldBlock } from '../../../forms/field-model.js';
import lines from '../../../forms/form-lines.module.css';
import { LaboratoryNote } from '../../../forms/laboratory/laboratory-note.js';
import { inWords, useWords } from '../../../forms/words.js';
import { focusNext } from '../focus-field.js';
import classes from '../casebook.module.css';

interface FormLinesProps {
  readonly visible: ReadonlySet<string> | null;
  readonly addedRows: Readonly<Record<string, readonly string[]>>;
  readonly onAddRow: (section: string) => void;
}

/** All visible lines in order. Enter goes on to the next field, as Tab does. */
export function FormLines({ visible, addedRows, onAddRow }: FormLinesProps) {
  const { definition, values, isReadOnly } = useEntryPage();
  const t = useWords();
  const blocks = fieldBlocks(definition, values, visible, addedRows);
  const repeating = definition.sections.filter((section) => section.repeating === true);
  return (
    <div
      className={classes.lines}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;
        if (event.key === 'Enter' && isPlain && !event.defaultPrevented) focusNext(event);
      }}
    >
      {blocks.map((block) => (
        <Block key={`${block.section.code}/${block.rowId ?? ''}`} block={block} blocks={blocks} />
      ))}
      {!isReadOnly &&
        repeating.map((section) => (
          <p key={section.code} className={classes.addRow}>
            <button type="button" className="btn s" onClick={() => onAddRow(section.code)}>
              {t('form.addRow', { section: inWords(section.name) })}
            </button>
          </p>
        ))}
    </div>
  );
}

function Block({ block, blocks }: { readonly block: FieldBlock; readonly blocks: readonly FieldBlock[] }) {
  const t = useWords();
  const page = useEntryPage();
  if (block.lines.length === 0) return null;
  const isLaboratory = block.section.layout === 'laboratory';
  const number = blocks.filter((other) => other.section === block.section).indexOf(block) + 1;
  const name = inWords(block.section.name);
  return (
    <section aria-label={name}>
      <div className={`${lines.sectionHead} ${isLaboratory ? lines.laboratoryHead : ''}`}>
        <h2>{block.rowId === null ? name : t('form.row', { section: name, number })}</h2>
        {isLaboratory && (
          <>
            <span className="r">{t('form.value')}</span>
            <span>{t('form.unit')}</span>
            <span>{t('form.last')}</span>
            <span>{t('laboratory.range')}</span>
          </>
        )}
      </div>
      {isLaboratory && <LaboratoryNote />}
      {block.lines.map((line) => (
        <EntryLine key={line.path} page={page} {...line} />
      ))}
    </section>
  );
}
