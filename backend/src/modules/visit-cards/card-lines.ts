import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { VisitSlot } from '@lutetia/shared/study/compiled';
import type { Words } from '@lutetia/shared/forms/definition';
import { dayText, shortDayText } from '@lutetia/shared/forms/display';
import { nameIn } from '@lutetia/shared/schedule/names';
import type { StoredPlan } from '../schedule/stored-participant.queries.js';
import { CARD_WORDS, type CardLanguage, type CardWords } from './card-words.js';

/** One visit on a card, in words. */
export interface CardLine {
  readonly day: string;
  readonly isBooked: boolean;
  /** Its planned day is past and its window still open. */
  readonly isOpen: boolean;
  readonly visit: string;
  readonly window: string;
}

/** As many as fit on one page in readable type. */
const MOST_LINES = 14;
/** Name of the group in the conditions of every study. */
const GROUP = 'group';

/**
 * The visits that have a day ahead or a window still open: what a participant may be told, without arm and without results. What is not decided
 * for this participant (another arm's visits, a cycle that a rule still holds) is left out unless it is booked.
 */
export function cardLines(
  study: CompiledStudy,
  planned: readonly StoredPlan[],
  booked: ReadonlySet<string>,
  today: CalendarDay,
  language: CardLanguage,
): readonly CardLine[] {
  const words = CARD_WORDS[language];
  return planned
    .filter((visit) => isToCome(visit) && visit.planned !== null)
    .filter((visit) => isAhead(visit, today) || isStillOpen(visit, today))
    .filter((visit) => isDecided(visit) || booked.has(visit.visitId))
    .sort((a, b) => (a.planned ?? '').localeCompare(b.planned ?? '') || a.order - b.order)
    .slice(0, MOST_LINES)
    .map((visit) => {
      const isOpen = !isAhead(visit, today);
      return {
        day: isOpen
          ? words.until(longDay(visit.closes ?? today, language))
          : longDay(visit.planned ?? today, language),
        isBooked: !isOpen && booked.has(visit.visitId),
        isOpen,
        visit: visitName(study, visit, words, language),
        window: windowWords(words, visit, language, today),
      };
    });
}

/** A form done ahead, such as the decision on a dose, leaves the visit to come. */
function isToCome({ status, occurred }: StoredPlan): boolean {
  return status === 'open' || (status === 'in-progress' && occurred === null);
}

function isAhead({ planned }: StoredPlan, today: CalendarDay): boolean {
  return planned !== null && planned >= today;
}

/** It did not take place on its day, and its window has not closed: screening goes on for days. */
function isStillOpen({ closes }: StoredPlan, today: CalendarDay): boolean {
  return closes !== null && closes >= today;
}

function isDecided({ explanation: { reason } }: StoredPlan): boolean {
  return reason?.kind !== 'depends' && reason?.kind !== 'held';
}

function visitName(
  study: CompiledStudy,
  { code, cycle, repetition, name, kind }: StoredPlan,
  cardWords: CardWords,
  language: CardLanguage,
): string {
  const slot = study.slots.find((candidate) => candidate.code === code && candidate.cycle === cycle);
  if (slot !== undefined && isOfOneArm(study, slot)) return cardWords.kinds[kind];
  const words = slot?.definition.name;
  if (kind === 'unscheduled' && !isSaidIn(words, language)) return cardWords.kinds.unscheduled;
  return slot === undefined ? name : nameIn(slot, repetition, language);
}

function isSaidIn(words: Words | undefined, language: CardLanguage): boolean {
  return language === 'en' || (typeof words === 'object' && words[language] !== undefined);
}

/** Its name would tell the arm or the group to whoever finds the card. */
function isOfOneArm({ allocation }: CompiledStudy, { conditions }: VisitSlot): boolean {
  return conditions.some(({ dependsOn }) => dependsOn.has(allocation.arm) || dependsOn.has(GROUP));
}

function windowWords(
  words: CardWords,
  { opens, closes }: StoredPlan,
  language: CardLanguage,
  today: CalendarDay,
): string {
  // Across a new year both days say theirs.
  const isOneYear = opens === null || closes === null || opens.slice(0, 4) === closes.slice(0, 4);
  const said = (day: CalendarDay): string =>
    isOneYear ? shortDayText(day, today, language) : dayText(day, language);
  const first = opens === null ? null : said(opens);
  const last = closes === null ? null : said(closes);
  if (first !== null && last !== null) return words.between(first, last);
  if (first !== null) return words.from(first);
  return last === null ? '' : words.until(last);
}

/** `Thu 13 Jun 2024` in the card's language. */
export function longDay(day: CalendarDay, language: CardLanguage): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return `${weekday.format(new Date(`${day}T00:00:00Z`))} ${dayText(day, language)}`;
}
