import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { parseCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { dayWithYear } from '../../forms/day-words.js';
import { wallClockOf } from '../../forms/site-instant.js';
import type { Translate } from '../../forms/words.js';

/** What merely names a record: said once, when it is made, and never as changes of their own. */
const IDENTITY: Readonly<Record<string, ReadonlySet<string>>> = {
  visit: new Set(['code', 'cycle', 'repetition']),
  participant: new Set(['number', 'sequence']),
  deviation: new Set(['cause_key', 'kind', 'visit_id', 'on_day', 'days', 'important', 'state', 'sentence']),
};

/** The part of a made record that tells it. */
const TELLING: Readonly<Record<string, string>> = { deviation: 'sentence', participant: 'number' };

/**
 * The trail as it is read: a record made is one line, days and states are words. Order and everything else stay.
 *
 * @param entries - as the API gives them, one for every field
 */
export function trailLines<Entry extends TrailEntryView>(
  entries: readonly Entry[],
  t: Translate,
): readonly Entry[] {
  const named = new Set(entries.filter((entry) => !isIdentity(entry)).map(eventOf));
  const said = new Set<string>();
  const telling = new Map(
    entries.filter(({ record, path }) => path === TELLING[record]).map((entry) => [eventOf(entry), entry]),
  );
  return entries.flatMap((entry) => {
    if (!isIdentity(entry)) return [inWords(entry, t)];
    const event = eventOf(entry);
    // A planned visit gets its row in the trail with its first booking or delay: that line says enough.
    const isSaid = said.has(event) || (entry.record === 'visit' && named.has(event));
    said.add(event);
    return isSaid ? [] : [madeLine(entry, telling.get(event), t)];
  });
}

function isIdentity({ action, record, path }: TrailEntryView): boolean {
  return action === 'created' && IDENTITY[record]?.has(path) === true;
}

function eventOf({ recordId, at }: TrailEntryView): string {
  return `${recordId} ${at}`;
}

/** One line for a record that was made: the deviation's sentence, the participant's number, or only that it is there. */
function madeLine<Entry extends TrailEntryView>(
  entry: Entry,
  told: TrailEntryView | undefined,
  t: Translate,
): Entry {
  return {
    ...entry,
    path: '',
    label: t(`trail.made.${entry.record}`),
    oldText: '',
    newText: told?.newText ?? '',
  };
}

function inWords<Entry extends TrailEntryView>(entry: Entry, t: Translate): Entry {
  const words = (text: string): string => {
    if (entry.path === 'state' && entry.record === 'form' && text !== '') return t(`formState.${text}`);
    const day = parseCalendarDay(text);
    if (day !== null) return dayWithYear(day);
    const clock = wallClockOf(text);
    return clock === null ? text : `${dayWithYear(clock.day)} ${clock.time}`;
  };
  return { ...entry, oldText: words(entry.oldText), newText: words(entry.newText) };
}
