import 'reflect-metadata';
import '@mantine/core/styles/InlineInput.css';
import { classValidatorResolver } from '@hookform/resolvers/class-validator';
import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { EnrolParticipantRequest } from '@lutetia/shared/contract/requests/participants';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ChangeEvent } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { dayFaultWords } from '../../../lib/day-fault-words.js';
import { useSites } from '../../../lib/study.js';
import { readParticipant, useEnrolParticipant } from '../api/enrol-participant.js';
import { FormerField } from './former-field.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

interface EnrolDialogProps {
  readonly study: string;
  readonly site: string | null;
  readonly today: string;
  readonly onClose: () => void;
}

const SEXES = ['F', 'M', 'U'] as const;
/** Years of age from which the trials take part: 18 and over in all four registrations. */
const ENTRY_AGE = 18;
/** An empty field is a field not given. */
const blankAsAbsent = { setValueAs: (text: unknown) => (text === '' ? undefined : text) } as const;

/** Checks with the class the server checks with; the server decides. */
export function EnrolDialog({ study, site, today, onClose }: EnrolDialogProps) {
  const t = useWords('participants');
  useReturnFocus();
  const navigate = useNavigate();
  const sites = useSites(study);
  const enrol = useEnrolParticipant(study);
  const only = sites.data?.length === 1 ? sites.data[0]?.code : undefined;
  const form = useForm<EnrolParticipantRequest>({
    resolver: classValidatorResolver(EnrolParticipantRequest),
    defaultValues: { site: site ?? only ?? '' },
  });
  // The year of birth under the age of entry that was asked about: only the second time is it sent.
  const [asked, setAsked] = useState<number | null>(null);
  const submit = form.handleSubmit((request) => {
    const year = request.yearOfBirth ?? null;
    if ((year ?? 0) > Number(today.slice(0, 4))) return form.setFocus('yearOfBirth');
    if (isUnderAge(year, today) && asked !== year) return setAsked(year);
    enrol.mutate(request, {
      onSuccess: (participant) => {
        announce(t('enrolment.done', { number: participant.number }));
        onClose();
        void navigate({
          to: '/$study/participants/$participantId',
          params: { study, participantId: participant.id },
        });
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
  const { errors } = form.formState;
  const yearOfBirth: unknown = useWatch({ control: form.control, name: 'yearOfBirth' });
  const chosenSite = useWatch({ control: form.control, name: 'site' });
  const isLater = typeof yearOfBirth === 'number' && yearOfBirth > Number(today.slice(0, 4));
  const yearFault = isLater
    ? t('enrolment.yearLater', { year: today.slice(0, 4) })
    : errors.yearOfBirth === undefined
      ? null
      : t('enrolment.yearInvalid');
  const underAge = yearFault === null && isUnderAge(yearOfBirth, today);
  const isAsked = underAge && asked === yearOfBirth;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('enrolment.title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="enrol" onSubmit={(event) => void submit(event)} noValidate>
        <p className="sec">{t('enrolment.lead')}</p>
        <NativeSelect
          label={t('enrolment.site')}
          {...form.register('site', { onChange: () => form.resetField('rescreens') })}
          error={errors.site === undefined ? null : t('enrolment.siteMissing')}
          data-autofocus
        >
          <option value="">{t('enrolment.chooseSite')}</option>
          {sites.data?.map(({ code, name, city }) => (
            <option key={code} value={code}>{`${code} ${name}, ${city}`}</option>
          ))}
        </NativeSelect>
        <FormerField
          study={study}
          site={chosenSite}
          today={today}
          field={form.register('rescreens', {
            ...blankAsAbsent,
            onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => void prefill(target.value),
          })}
        />
        <Controller
          control={form.control}
          name="on"
          render={({ field }) => (
            <DayField
              label={t('enrolment.on')}
              hint={t('enrolment.onHint')}
              today={today}
              value={parseCalendarDay(field.value ?? '') ?? ''}
              onChange={(day, typed) => field.onChange(dayOrText(day, typed))}
              error={
                errors.on === undefined
                  ? null
                  : dayFaultWords(form.getValues('on') ?? '', requireCalendarDay(today), t)
              }
            />
          )}
        />
        <NativeSelect label={t('enrolment.sex')} {...form.register('sex', blankAsAbsent)}>
          <option value="">{t('enrolment.notGiven')}</option>
          {SEXES.map((sex) => (
            <option key={sex} value={sex}>
              {t(`enrolment.sexes.${sex}`)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          label={t('enrolment.yearOfBirth')}
          description={t('enrolment.yearHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          autoComplete="off"
          {...form.register('yearOfBirth', { setValueAs: yearOrText })}
          error={yearFault}
        />
        {underAge && (
          <p className="note amber" role={isAsked ? 'alert' : 'status'}>
            {t('enrolment.underAge', { year: today.slice(0, 4) })}{' '}
            {isAsked && <b>{t('enrolment.underAgeAsked', { year: String(asked) })}</b>}
          </p>
        )}
        {enrol.isError && <ProblemNotice problem={enrol.error} what={t('enrolment.failed')} />}
        <div className="filters">
          <Button type="submit" disabled={enrol.isPending}>
            {t(enrol.isPending ? 'enrolment.doing' : isAsked ? 'enrolment.doUnderAge' : 'enrolment.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What is no day is left as typed, for the check to name; nothing typed is nothing given. */
function dayOrText(day: string, typed: string): string | undefined {
  if (day !== '') return day;
  return typed.trim() === '' ? undefined : typed;
}

/** A whole number where one was typed; anything else is left as typed, for the check to name. */
function yearOrText(text: unknown): unknown {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  return /^\d+$/u.test(text.trim()) ? Number(text.trim()) : text;
}

/** Whether somebody born in this year turns less than the age of entry in the year of `today`. */
function isUnderAge(yearOfBirth: unknown, today: string): boolean {
  return typeof yearOfBirth === 'number' && Number(today.slice(0, 4)) - yearOfBirth < ENTRY_AGE;
}
