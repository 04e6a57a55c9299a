import { classValidatorResolver } from '@hookform/resolvers/class-validator';
import { EnrolParticipantRequest } from '@lutetia/shared/contract/requests/participants';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useSites } from '../../lib/study.js';
import { readParticipant, useEnrolParticipant } from './api/enrol-participant.js';

export type EnrolmentRequest = EnrolParticipantRequest;

interface Enrolment {
  readonly study: string;
  /** The site chosen above the page; null for several. */
  readonly site: string | null;
  readonly today: string;
  readonly onDone: () => void;
}

/** Years of age from which the trials take part: 18 and over in all four registrations. */
const ENTRY_AGE = 18;

/** The fields of an enrolment, checked with the class the server checks with; the server decides. */
export function useEnrolment({ study, site, today, onDone }: Enrolment) {
  const t = useWords('participants');
  const navigate = useNavigate();
  const sites = useSites(study);
  const request = useEnrolParticipant(study);
  const only = sites.data?.length === 1 ? sites.data[0]?.code : undefined;
  const form = useForm<EnrolmentRequest>({
    resolver: classValidatorResolver(EnrolParticipantRequest),
    defaultValues: { site: site ?? only ?? '' },
  });
  // The year of birth under the age of entry that was asked about: only the second time is it sent.
  const [asked, setAsked] = useState<number | null>(null);
  const yearOfBirth: unknown = useWatch({ control: form.control, name: 'yearOfBirth' });
  const chosenSite = useWatch({ control: form.control, name: 'site' });
  const submit = form.handleSubmit((typed) => {
    const year = typed.yearOfBirth ?? null;
    if (isLater(year, today)) return form.setFocus('yearOfBirth');
    if (isUnderEntryAge(year, today) && asked !== year) return setAsked(year);
    request.mutate(typed, {
      onSuccess: ({ id, number }) => {
        announce(t('enrolment.done', { number }));
        onDone();
        void navigate({ to: '/$study/participants/$participantId', params: { study, participantId: id } });
      },
    });
  });
  // The same person has the same sex and year of birth: taken from the earlier number, and open to be looked at.
  const prefill = async (former: string): Promise<void> => {
    if (former === '') return;
    const known = await readParticipant(former).catch(() => null);
    if (known === null || form.getValues('rescreens') !== known.id) return;
    if (known.sex !== null) form.setValue('sex', known.sex);
    if (known.yearOfBirth !== null) form.setValue('yearOfBirth', known.yearOfBirth);
  };
  const isYearLater = isLater(yearOfBirth, today);
  const isYearRead = !isYearLater && form.formState.errors.yearOfBirth === undefined;
  const isUnderAge = isYearRead && isUnderEntryAge(yearOfBirth, today);
  const isAsked = isUnderAge && asked === yearOfBirth;
  return { form, request, submit, prefill, site: chosenSite, yearOfBirth, isYearLater, isUnderAge, isAsked };
}

/** Whether a year is still to come. */
function isLater(year: unknown, today: string): boolean {
  return typeof year === 'number' && year > Number(today.slice(0, 4));
}

/** Whether somebody born in this year turns less than the age of entry in the year of `today`. */
function isUnderEntryAge(yearOfBirth: unknown, today: string): boolean {
  return typeof yearOfBirth === 'number' && Number(today.slice(0, 4)) - yearOfBirth < ENTRY_AGE;
}
