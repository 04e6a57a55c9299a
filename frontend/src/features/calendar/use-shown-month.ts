import { useState } from 'react';
import { monthAfter } from '../../components/month-days.js';
import { useClosedDaysOf } from '../../lib/closed-days.js';
import { useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useCalendar } from './api/read-calendar.js';
import { weeksOf } from './month-model.js';

/** The month that is shown, and in it the day that is looked at; today's to begin with. */
export function useShownMonth(study: string) {
  const chosenSite = useChosenSite();
  const sites = useSites(study);
  const [looked, setLooked] = useState<string | null>(null);
  const site = sites.data?.length === 1 ? (sites.data[0]?.code ?? null) : chosenSite;
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const day = looked ?? today;
  const month = day === null ? null : monthAfter(day, 0);
  const calendar = useCalendar(study, chosenSite, month);
  const codes = sites.data?.map(({ code }) => code) ?? [];
  const closedDays = useClosedDaysOf(study, site === null ? codes : [site]);
  const weeks =
    month === null || calendar.data === undefined ? null : weeksOf(month, calendar.data.items, closedDays);
  return {
    site,
    today,
    day,
    month,
    calendar,
    weeks,
    /** The day looked at, with its visits. */
    here: weeks?.flat().find((one) => one.day === day) ?? null,
    /** Looks at a day; at today, whichever that is, with null. */
    look: setLooked,
  };
}
