import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { placeFor, usualMode } from '@lutetia/shared/schedule/proposed-for-visit';
import { useEffect, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useFormView } from '../../forms/api/read-form.js';
import { useParticipantChanged } from '../../forms/around/use-changed.js';
import { useWords } from '../../forms/words.js';
import { announce } from '../../lib/announce.js';
import { useOnce } from '../../lib/change-id.js';
import { dayWithYear } from '../../lib/dates.js';
import { parseTypedDay } from '../../lib/typed-date.js';
import { changeVisit, type VisitChange } from './api/change-visit.js';
import { placeItem } from './visit-form-items.js';

interface VisitFields {
  day: string;
  mode: string;
  place: string;
}

export interface VisitToRecord {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly item: ScheduleItemView;
  readonly onDone: (moves: MovesView) => void;
}

/** The fields that say of a visit that it took place, with what usually holds, and recording it. */
export function useRecordVisit({ study, schedule, item, onDone }: VisitToRecord) {
  const t = useWords();
  const changed = useParticipantChanged(study, schedule.participant.id);
  const once = useOnce(item.id);
  const [problem, setProblem] = useState<unknown>(null);
  const today = requireCalendarDay(schedule.today);
  const planned = item.planned !== null && item.planned <= today ? parseCalendarDay(item.planned) : null;
  const rule = { today, visit: planned, mayBeAhead: false };
  const definition = useFormView(item.forms[0]?.id ?? null).data?.definition;
  const places = useMemo(() => (definition === undefined ? [] : placeItem(definition).options), [definition]);
  // A visit added by hand for a day that has come took place on that day, unless somebody says otherwise.
  const day = item.kind === 'unscheduled' && planned !== null ? dayWithYear(planned) : '';
  const form = useForm<VisitFields>({
    defaultValues: { day, mode: usualMode(item.contactModes) ?? '', place: '' },
  });
  const { setValue, getValues } = form;
  useEffect(
    () => setValue('place', placeFor(getValues('mode'), places) ?? ''),
    [places, setValue, getValues],
  );
  const record = form.handleSubmit(async ({ day: typed, mode, place }) => {
    setProblem(null);
    const request: VisitChange = {
      occurred: parseTypedDay(typed, rule) ?? typed,
      ...(mode === '' ? {} : { mode }),
      ...(place === '' ? {} : { place }),
    };
    try {
      const moves = await once(request, (act) => changeVisit(item.id, item.version, act));
      announce(t('visit.recorded', { visit: item.name }));
      await changed();
      onDone(moves);
    } catch (cause) {
      setProblem(cause);
    }
  });
  return { form, places, rule, record, problem };
}
