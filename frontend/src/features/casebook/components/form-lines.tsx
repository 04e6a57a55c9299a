import { sectionPath, WHOLE_FORM } from '@lutetia/shared/forms/absences';
import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import { Fragment, useState, type ReactNode } from 'react';
import { EntryPageProvider, type EntryPage } from '../../../forms/entry-context.js';
import { EntryLine } from '../../../forms/entry-line.js';
import { fieldBlocks, type FieldBlock } from '../../../forms/field-model.js';
import lines from '../../../forms/form-lines.module.css';
import { cellsPasted, type PastedCells } from '../../../forms/laboratory/pasted-cells.js';
import { LaboratoryNote } from '../../../forms/laboratory/laboratory-note.js';
import { MarkAction, MarkState } from '../../../forms/mark.js';
import { inWords, useWords } from '../../../forms/words.js';
import { focusNext } from '../focus-field.js';
import type { AddedRows } from '../use-added-rows.js';
import classes from '../casebook.module.css';
import { PasteColumn, SaidInVisit } from './beside-form.js';
import { apart } from '../../../lib/apart.js';

// Only forms with a repeating group draw its rows.
export const GroupRows = apart(() => import('./group-rows.js').then((file) => file.GroupRows));
const PastedResults = apart(() =>
  import('../../../forms/laboratory/pasted-results.js').then((file) => file.PastedResults),
);

interface FormLinesProps {
  readonly page: EntryPage;
  readonly visible: ReadonlySet<string> | null;
  readonly rows: AddedRows;
}

/** All visible lines in order, section by section. Enter goes on to the next field, as Tab does. */
export function FormLines({ page, visible, rows }: FormLinesProps) {
  const { definition, values } = page;
  const [pasted, setPasted] = useState<PastedCells | null>(null);
  const isWhole = values[WHOLE_FORM] !== undefined;
  const blocks = fieldBlocks(definition, values, visible, rows.ids);
  return (
    <div
      className={classes.lines}
      onPaste={(event) => {
        const cells = cellsPasted(event, page);
        if (cells !== null) setPasted(cells);
      }}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;
        if (event.key === 'Enter' && isPlain && !event.defaultPrevented) focusNext(event);
      }}
    >
      <EntryPageProvider value={page}>
        <MarkState mark={WHOLE_FORM} />
      </EntryPageProvider>
      {!isWhole &&
        definition.sections.map((section) => (
          <Section
            key={section.code}
            page={page}
            section={section}
            isShown={section.visible === undefined || visible?.has(sectionPath(section.code)) !== false}
            blocks={blocks.filter((block) => block.section === section)}
            rows={rows}
            afterLine={(path) =>
              path === pasted?.path && (
                <EntryPageProvider value={page}>
                  <PastedResults
                    key={pasted.turn}
                    pasted={pasted}
                    visible={visible}
                    onClose={() => setPasted(null)}
                  />
                </EntryPageProvider>
              )
            }
          />
        ))}
    </div>
  );
}

interface SectionProps {
  readonly page: EntryPage;
  readonly section: SectionDefinition;
  /** False while its own condition does not hold. */
  readonly isShown: boolean;
  readonly blocks: readonly FieldBlock[];
  readonly rows: AddedRows;
  readonly afterLine: (path: string) => ReactNode;
}

function Section({ page, section, isShown, blocks, rows, afterLine }: SectionProps) {
  const { definition, values } = page;
  const t = useWords();
  const mark = sectionPath(section.code);
  const isMarked = values[mark] !== undefined;
  const isRepeating = section.repeating === true;
  if (!isShown || (!isMarked && !isRepeating && blocks.every((block) => block.lines.length === 0)))
    return null;
  const isLaboratory = section.layout === 'laboratory' && !isMarked;
  const name = inWords(section.name);
  return (
    <section aria-label={name} className={isLaboratory ? lines.laboratory : undefined}>
      <EntryPageProvider value={page}>
        <div className={`${lines.sectionHead} ${isLaboratory ? lines.laboratoryHead : ''}`}>
          <h2>{name}</h2>
          {isLaboratory && (
            <>
              <span className="r">{t('form.value')}</span>
              <span>{t('form.unit')}</span>
              <span>{t('form.last')}</span>
              <span>{t('laboratory.range')}</span>
            </>
          )}
          {definition.sections.length > 1 && <MarkAction mark={mark} />}
        </div>
        {isLaboratory && <LaboratoryNote />}
        {isLaboratory && <PasteColumn section={section} />}
        <MarkState mark={mark} />
        {!isMarked && <SaidInVisit fields={blocks.flatMap((block) => block.lines)} />}
      </EntryPageProvider>
      {isMarked ? null : isRepeating ? (
        <EntryPageProvider value={page}>
          <GroupRows section={section} blocks={blocks} rows={rows} />
        </EntryPageProvider>
      ) : (
        blocks.flatMap((block) =>
          block.lines.map((line) => (
            <Fragment key={line.path}>
              <EntryLine page={page} {...line} />
              {afterLine(line.path)}
            </Fragment>
          )),
        )
      )}
    </section>
  );
}
