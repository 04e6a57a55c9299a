import { LABORATORY_ITEM } from '@lutetia/shared/laboratory/form-results';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { Icon } from '../components/icon.js';
import { Tag } from '../components/tag.js';
import { shortDay } from '../lib/dates.js';
import { useEntryPage } from './entry-context.js';
import { FieldFindings } from './field-findings.js';
import { isUnanswered } from '@lutetia/shared/forms/findings';
import type { FieldLine as Line } from './field-model.js';
import { FieldControl, isGroupOfOptions } from './fields/field-control.js';
import classes from './form-lines.module.css';
import { LaboratoryCells } from './laboratory/laboratory-cells.js';
import { LaboratoryControl } from './laboratory/laboratory-control.js';
import { LineLabel } from './line-label.js';
import { LineUnit, unitsInOrder, type ValueWithUnit } from './line-unit.js';
import { AbsentEditor } from './lines-apart.js';
import { fieldText } from './field-text.js';
import { fieldId } from './use-form-entry.js';
import { writtenUnit } from './values.js';
import { evidenceWords, ownUnitWords, valueWords, verdictWords } from './value-words.js';
import { inWords, useWords } from './words.js';
import { offeredEntries } from './offered-entries.js';

const WIDE = new Set([
  'text',
  'scale',
  'choice',
  'choices',
  'yes-no',
  'day',
  'partial-day',
  'instant',
  'time',
]);

/** One item on one line: label, value, unit, last value, what is to be said about it, and the way to "not done". */
export function FieldLine({ path, item }: Line) {
  const page = useEntryPage();
  const t = useWords();
  const findings = page.findings.get(path) ?? [];
  const value = page.values[path] ?? null;
  const isAbsent = value !== null && 'absent' in value;
  const isText = page.isReadOnly || item.calculate !== undefined;
  const label = inWords(item.label);
  // A unit chosen before the number is typed belongs to the number typed next.
  const [chosenUnit, setChosenUnit] = useState<string | null>(null);
  const unit =
    page.entry.queue.unread[path]?.unit ??
    writtenUnit(page.entry.queue.refused[path]?.value ?? value) ??
    chosenUnit ??
    page.preferredUnits[item.code] ??
    null;
  const state = `${classes.line} ${page.focused === path && !page.isReadOnly ? classes.current : ''} ${page.waiting.has(path) ? classes.waiting : ''}`;
  const isVerdict = item.verdictOn !== undefined;
  const isResult = !isAbsent && page.laboratory?.results.has(path) === true;
  return (
    <div
      className={`${state} ${WIDE.has(item.type) ? classes.wide : isResult ? classes.result : ''} ${isVerdict ? classes.verdict : ''}`}
      data-path={path}
      onFocus={() => page.onFocus(path)}
      onClick={() => page.onFocus(path)}
    >
      <LineLabel
        path={path}
        label={label}
        isCritical={item.critical === true}
        isSilent={isVerdict}
        isText={isText || isAbsent}
        isGroup={isGroupOfOptions(item, page.definition.codelists[item.codelist ?? '']?.length ?? 0)}
        isRequired={page.required.has(path) || (path.includes('/') && item.required === undefined)}
      />
      {isAbsent ? (
        <span className={classes.absent}>
          <Tag>{t(`absent.${value.absent}`)}</Tag>
          <span className="sec">{value.reason}</span>
        </span>
      ) : isText ? (
        <span
          id={fieldId(path)}
          tabIndex={0}
          className={`${classes.value} ${WIDE.has(item.type) ? '' : classes.figures} ${value === null ? classes.empty : ''}`}
        >
          {(isVerdict ? verdictWords : valueWords)(page.definition, item, value, t)}
          {isVerdict && <VerdictEvidence item={item} />}
          {isVerdict && value === null && item.help !== undefined && (
            <span className={classes.why}>{inWords(item.help)}</span>
          )}
        </span>
      ) : (
        <EditableValue path={path} item={item} unit={unit} />
      )}
      <LineUnit path={path} item={item} unit={unit} onChoose={setChosenUnit} />
      <PreviousValue path={path} item={item} unit={unit} />
      {isResult && <LaboratoryCells item={item} unit={unit} hasResult={value !== null && !isAbsent} />}
      <LineActions path={path} item={item} isAbsent={isAbsent} />
      {page.absentAt === path && <AbsentEditor path={path} item={item} />}
      {page.proposed[path] !== undefined && (
        <p id={proposedId(path)} className={classes.proposed}>
          {t('field.proposed')}
        </p>
      )}
      {page.waiting.has(path) && <p className={classes.waits}>{t('field.waits')}</p>}
      <FieldFindings path={path} item={item} unit={unit} label={label} findings={findings} />
    </div>
  );
}

const proposedId = (path: string): string => `${fieldId(path)}-proposed`;

function VerdictEvidence({ item }: { readonly item: ItemDefinition }) {
  const { definition, outside } = useEntryPage();
  const t = useWords();
  const words = evidenceWords(definition, item, outside, t);
  return words === '' ? null : <span className={classes.why}>{words}</span>;
}

function EditableValue({ path, item, unit }: ValueWithUnit) {
  const { entry, definition, findings, laboratory, outside, proposed, onDecline } = useEntryPage();
  const { field } = useController({
    name: path,
    control: entry.fields.control,
    defaultValue: '',
  });
  const about = findings.get(path) ?? [];
  const isImpossible = about.some((finding) => finding.kind === 'hard');
  const isRefused = entry.queue.refused[path] !== undefined;
  const Control = laboratory !== null && path === LABORATORY_ITEM ? LaboratoryControl : FieldControl;
  const proposal = proposed[path];
  // What is typed over a proposal stands in the field alone.
  const isProposed = proposal !== undefined && field.value === '';
  const text = isProposed ? fieldText(item, proposal) : field.value;
  const isSpoken = isRefused || about.some((finding) => finding.kind !== 'required');
  return (
    <span className={classes.control}>
      <Control
        id={fieldId(path)}
        item={item}
        label={inWords(item.label)}
        text={text}
        entries={offeredEntries(item, definition.codelists[item.codelist ?? ''] ?? [], outside, text)}
        context={entry.typing}
        isInvalid={isImpossible || isRefused}
        isWarned={about.some(isUnanswered)}
        describedBy={isSpoken ? `${fieldId(path)}-said` : isProposed ? proposedId(path) : undefined}
        onText={(typed) => {
          if (isProposed && typed === '') onDecline(path);
          field.onChange(typed);
          entry.type(path, item, typed, unit);
        }}
        onLeave={(left) => {
          // Going through a field is no entry: nothing was typed or chosen there.
          if (isProposed && entry.fields.getValues(path) === '' && left !== '') return;
          entry.leave(path, item, left, unit);
        }}
      />
    </span>
  );
}

function PreviousValue({ path, item, unit }: ValueWithUnit) {
  const { previous, definition, preferredUnits, today } = useEntryPage();
  const t = useWords();
  const last = previous[path];
  if (last === undefined) return <span className={classes.previous} />;
  const [first = null] = unitsInOrder(item.units ?? [], preferredUnits[item.code]);
  const isItsDay = 'v' in last.value && last.value.v === last.on;
  return (
    <span className={classes.previous}>
      <span className="sr">{t('field.lastValue')} </span>
      {valueWords(definition, item, last.value, t)} {ownUnitWords(last.value, unit ?? first)}{' '}
      {!isItsDay && <span className={classes.when}>{shortDay(last.on, today)}</span>}
    </span>
  );
}

interface LineActionsProps extends Line {
  readonly isAbsent: boolean;
}

function LineActions({ path, item, isAbsent }: LineActionsProps) {
  const page = useEntryPage();
  const t = useWords();
  const label = inWords(item.label);
  if (page.isReadOnly || item.calculate !== undefined) return <span />;
  const act = (): void => {
    if (isAbsent) page.entry.write(path, null);
    else page.onAbsent(page.absentAt === path ? null : path);
  };
  return (
    <button
      type="button"
      tabIndex={isAbsent ? 0 : -1}
      className={`btn ico ${classes.more}`}
      title={t(isAbsent ? 'absent.takeBack' : 'absent.open')}
      aria-label={t(isAbsent ? 'absent.takeBackOf' : 'absent.openOf', { label })}
      onClick={act}
    >
      <Icon name={isAbsent ? 'undo' : 'more'} size={16} />
    </button>
  );
}
