import { itemAt, type CompiledForm } from '@lutetia/shared/forms/compiled';
import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { reasonFor } from '@lutetia/shared/forms/diff';
import type { FormChanges, ItemValue } from '@lutetia/shared/forms/value';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { fieldText, type TypingContext } from './field-text.js';
import type { FormEngine } from './form-engine.js';
import { readField } from './read-field.js';
import type { SaveQueue } from './save-queue.js';
import { TypingPauses } from './typing-pauses.js';
import type { Proposals } from './use-proposals.js';
import { withReason } from './values.js';

/** Text of every field by path. */
export type FieldTexts = Record<string, string>;

export interface FormEntry {
  readonly compiled: CompiledForm;
  readonly fields: UseFormReturn<FieldTexts>;
  readonly queue: SaveQueue;
  readonly typing: TypingContext;
  /** A keystroke: saved after a pause of three seconds if the field is not left before. */
  readonly type: (path: string, item: ItemDefinition, text: string, unit: string | null) => void;
  /** The field was left or a choice made: read, shown as understood and saved at once. */
  readonly leave: (path: string, item: ItemDefinition, text: string, unit: string | null) => void;
  /** Writes a value without text: an absence, what is kept beside a value, or null to empty the path. */
  readonly write: (path: string, value: ItemValue | null) => void;
  /** Writes several values that belong together, in one save. */
  readonly writeAll: (changes: FormChanges) => void;
  /** Gives, or with '' takes back, the reason for what a check finds at a value; sent after a pause or when left. */
  readonly explain: (path: string, value: ItemValue, check: string, text: string, hasLeft: boolean) => void;
  /** Enters what the fields still propose. */
  readonly confirm: () => void;
  /** Reads and keeps everything typed, also what is still within its pause. */
  readonly settle: () => void;
  /** Takes back every value that waits; the fields show what is saved. */
  readonly takeBack: () => Promise<void>;
}

interface FormEntryOptions {
  readonly engine: FormEngine;
  readonly queue: SaveQueue;
  readonly typing: TypingContext;
  /** False while a completed form waits for its reason; asked anew at each edit. */
  readonly maySend: () => boolean;
  /** None in the preview of a form. */
  readonly proposals?: Proposals;
}

/** Joins the fields of a page to the queue that saves them. */
export function useFormEntry(options: FormEntryOptions): FormEntry {
  const { engine, queue, typing, maySend, proposals } = options;
  const { compiled } = engine;
  const fields = useForm<FieldTexts>({ defaultValues: textsOf(compiled, queue) });
  const [pauses] = useState(() => new TypingPauses());
  const edit = useCallback(
    (changes: FormChanges): void => {
      const passed = proposals?.passed(changes) ?? {};
      showTexts(compiled, fields, passed);
      queue.editAll({ ...passed, ...changes });
    },
    [compiled, fields, queue, proposals],
  );
  const writeAll = useCallback(
    (changes: FormChanges): void => {
      for (const path of Object.keys(changes)) pauses.stop(path);
      showTexts(compiled, fields, changes);
      edit(changes);
      if (maySend()) void queue.flush();
    },
    [compiled, fields, queue, pauses, maySend, edit],
  );
  const write = useCallback(
    (path: string, value: ItemValue | null): void => writeAll({ [path]: value }),
    [writeAll],
  );
  const confirm = useCallback((): void => writeAll(proposals?.open() ?? {}), [writeAll, proposals]);
  const settle = useCallback((): void => pauses.finishAll(), [pauses]);
  const takeBack = useCallback(async (): Promise<void> => {
    pauses.stopAll();
    await queue.discard();
    fields.reset(textsOf(compiled, queue));
  }, [compiled, fields, queue, pauses]);
  const { type, leave } = useTyping({ engine, queue, typing, maySend }, fields, pauses, edit);
  const explain = useExplain(queue, pauses, maySend);
  useMergedTexts(compiled, fields, queue, pauses);
  useSettledOnLeaving(settle);
  const still = useMemo(() => ({ compiled, fields, queue, typing }), [compiled, fields, queue, typing]);
  return useMemo(
    () => ({ ...still, type, leave, write, writeAll, explain, confirm, settle, takeBack }),
    [still, type, leave, write, writeAll, explain, confirm, settle, takeBack],
  );
}

/** What a keystroke does, and what leaving the field does. */
function useTyping(
  { engine, queue, typing, maySend }: Omit<FormEntryOptions, 'proposals'>,
  fields: UseFormReturn<FieldTexts>,
  pauses: TypingPauses,
  edit: (changes: FormChanges) => void,
): Pick<FormEntry, 'type' | 'leave'> {
  const take = useCallback<Take>(
    (path, item, text, unit, hasLeft) => {
      pauses.stop(path);
      const now = queue.values[path] ?? null;
      // What stands as it was read is not read again: an instant keeps the offset it was written with.
      if (hasLeft && isAsRead(item, now, text, unit)) return queue.edit(path, now);
      const typed = readField(engine, { path, item, text, unit }, typing);
      if (!typed.ok) return queue.hold(path, { text, unit });
      edit({ [path]: typed.value });
      if (hasLeft) fields.setValue(path, fieldText(item, typed.value));
      if (maySend()) void queue.flush();
    },
    [engine, fields, queue, pauses, typing, maySend, edit],
  );
  const type = useCallback<FormEntry['type']>(
    (path, item, text, unit) => {
      queue.type(path, { text, unit });
      pauses.start(path, () => take(path, item, text, unit, false));
    },
    [queue, pauses, take],
  );
  const leave = useCallback<FormEntry['leave']>(
    (path, item, text, unit) => take(path, item, text, unit, true),
    [take],
  );
  useLeftTyping(engine.compiled, queue, take);
  return { type, leave };
}

/** Nothing typed stays unread when the page is left or closed. */
function useSettledOnLeaving(settle: () => void): void {
  useEffect(() => {
    window.addEventListener('pagehide', settle);
    return () => {
      window.removeEventListener('pagehide', settle);
      settle();
    };
  }, [settle]);
}

/** Shows values in their fields. */
function showTexts(compiled: CompiledForm, fields: UseFormReturn<FieldTexts>, values: FormChanges): void {
  for (const [path, value] of Object.entries(values)) {
    const item = itemAt(compiled, path)?.definition;
    if (item !== undefined) fields.setValue(path, fieldText(item, value));
  }
}

/** Every keystroke of a reason is kept with its value at once; it is sent like the value. */
function useExplain(queue: SaveQueue, pauses: TypingPauses, maySend: () => boolean): FormEntry['explain'] {
  return useCallback(
    (path, value, check, text, hasLeft): void => {
      const key = `${path}#${check}`;
      const reason = text.trim();
      if (reason !== (reasonFor(value, check) ?? '')) queue.edit(path, withReason(value, check, reason));
      const send = (): void => {
        if (maySend()) void queue.flush();
      };
      if (!hasLeft) return pauses.start(key, send);
      pauses.stop(key);
      send();
    },
    [queue, pauses, maySend],
  );
}

/** True when a field shows a value just as it is kept, in its unit. */
function isAsRead(item: ItemDefinition, now: ItemValue | null, text: string, unit: string | null): boolean {
  return (
    item.type === 'instant' && now !== null && 'v' in now && unit === null && text === fieldText(item, now)
  );
}

type Take = (path: string, item: ItemDefinition, text: string, unit: string | null, hasLeft: boolean) => void;

/** Reads what was being typed when the page was last torn away: its field was never left. */
function useLeftTyping(compiled: CompiledForm, queue: SaveQueue, take: Take): void {
  const [left] = useState(() => queue.typing);
  const isRead = useRef(false);
  useEffect(() => {
    if (isRead.current) return;
    isRead.current = true;
    for (const [path, { text, unit }] of Object.entries(left)) {
      const item = itemAt(compiled, path)?.definition;
      if (item !== undefined) take(path, item, text, unit, true);
    }
  }, [compiled, left, take]);
}

/** Shows what others saved meanwhile, except in the field one is in; what is not understood stays as typed. */
function useMergedTexts(
  compiled: CompiledForm,
  fields: UseFormReturn<FieldTexts>,
  queue: SaveQueue,
  pauses: TypingPauses,
): void {
  const version = queue.known.version;
  useEffect(() => {
    for (const [path, text] of Object.entries(textsOf(compiled, queue))) {
      const isBusy = document.activeElement?.id === fieldId(path) || pauses.has(path);
      if (!isBusy && fields.getValues(path) !== text) fields.setValue(path, text);
    }
  }, [compiled, fields, queue, version, pauses]);
}

/** The id of a path's first control, for labels and links. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('/', '-')}`;
}

function textsOf(compiled: CompiledForm, { values, typing, unread, refused }: SaveQueue): FieldTexts {
  const texts: FieldTexts = {};
  for (const section of compiled.definition.sections) {
    for (const item of section.items) {
      if (section.repeating !== true) texts[item.code] = fieldText(item, values[item.code] ?? null);
      else {
        const paths = Object.keys(values).filter(
          (path) => path.startsWith(`${section.code}/`) && path.endsWith(`/${item.code}`),
        );
        for (const path of paths) texts[path] = fieldText(item, values[path] ?? null);
      }
    }
  }
  // What was refused stays in its field as it was read.
  for (const [path, { value }] of Object.entries(refused)) {
    const item = itemAt(compiled, path)?.definition;
    if (item !== undefined && value !== undefined) texts[path] = fieldText(item, value);
  }
  for (const [path, { text }] of Object.entries({ ...typing, ...unread })) texts[path] = text;
  return texts;
}
