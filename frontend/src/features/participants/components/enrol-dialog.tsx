import 'reflect-metadata';
import '@mantine/core/styles/InlineInput.css';
import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { dayFaultWords } from '../../../lib/day-fault-words.js';
import { useReturnFocus } from '../../../lib/return-focus.js';
import { useSites } from '../../../lib/study.js';
import { useEnrolment, type EnrolmentRequest } from '../use-enrolment.js';
import { FormerField } from './former-field.js';

interface EnrolDialogProps {
  readonly study: string;
  readonly site: string | null;
  readonly today: string;
  readonly onClose: () => void;
}

const SEXES = ['F', 'M', 'U'] as const;
/** An empty field is a field not given. */
const blankAsAbsent = { setValueAs: (text: unknown) => (text === '' ? undefined : text) } as const;

/** Gives somebody a number at a site, and leads to their page. */
export function EnrolDialog({ study, site, today, onClose }: EnrolDialogProps) {
  const t = useWords('participants');
  useReturnFocus();
  const enrolment = useEnrolment({ study, site, today, onDone: onClose });
  const { form, request, isAsked } = enrolment;
  // What has been asked for is waited for: closed before the answer, nobody would be told which number was given.
  const close = (): void => {
    if (!request.isPending) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('enrolment.title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="enrol" onSubmit={(event) => void enrolment.submit(event)} noValidate>
        <p className="sec">{t('enrolment.lead')}</p>
        <SiteField study={study} form={form} />
        <FormerField
          study={study}
          site={enrolment.site}
          today={today}
          field={form.register('rescreens', {
            ...blankAsAbsent,
            onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => void enrolment.prefill(target.value),
          })}
        />
        <ScreenedField form={form} today={today} />
        <NativeSelect label={t('enrolment.sex')} {...form.register('sex', blankAsAbsent)}>
          <option value="">{t('enrolment.notGiven')}</option>
          {SEXES.map((sex) => (
            <option key={sex} value={sex}>
              {t(`enrolment.sexes.${sex}`)}
            </option>
          ))}
        </NativeSelect>
        <BirthField enrolment={enrolment} today={today} />
        {request.isError && <ProblemNotice problem={request.error} what={t('enrolment.failed')} />}
        <div className="filters">
          <Button type="submit" disabled={request.isPending}>
            {t(request.isPending ? 'enrolment.doing' : isAsked ? 'enrolment.doUnderAge' : 'enrolment.do')}
          </Button>
          <Button variant="default" onClick={close} disabled={request.isPending}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface FieldProps {
  readonly form: UseFormReturn<EnrolmentRequest>;
}

/** The site; with it changes who was screened there before. */
function SiteField({ study, form }: FieldProps & { readonly study: string }) {
  const t = useWords('participants');
  const sites = useSites(study);
  return (
    <NativeSelect
      label={t('enrolment.site')}
      {...form.register('site', { onChange: () => form.resetField('rescreens') })}
      error={form.formState.errors.site === undefined ? null : t('enrolment.siteMissing')}
      data-autofocus
    >
      <option value="">{t('enrolment.chooseSite')}</option>
      {sites.data?.map(({ code, name, city }) => (
        <option key={code} value={code}>{`${code} ${name}, ${city}`}</option>
      ))}
    </NativeSelect>
  );
}

/** The day screening began. */
function ScreenedField({ form, today }: FieldProps & { readonly today: string }) {
  const t = useWords('participants');
  const { errors } = form.formState;
  return (
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
  );
}

interface BirthFieldProps {
  readonly enrolment: ReturnType<typeof useEnrolment>;
  readonly today: string;
}

/** The year of birth, and what is to be said of one under the age of entry. */
function BirthField({ enrolment, today }: BirthFieldProps) {
  const t = useWords('participants');
  const { form, yearOfBirth, isYearLater, isUnderAge, isAsked } = enrolment;
  const year = today.slice(0, 4);
  const isRefused = form.formState.errors.yearOfBirth !== undefined;
  const fault = isYearLater
    ? t('enrolment.yearLater', { year })
    : isRefused
      ? t('enrolment.yearInvalid')
      : null;
  return (
    <>
      <TextInput
        label={t('enrolment.yearOfBirth')}
        description={t('enrolment.yearHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="numeric"
        autoComplete="off"
        {...form.register('yearOfBirth', { setValueAs: yearOrText })}
        error={fault}
      />
      {isUnderAge && (
        <p className="note amber" role={isAsked ? 'alert' : 'status'}>
          {t('enrolment.underAge', { year })}{' '}
          {isAsked && <b>{t('enrolment.underAgeAsked', { year: String(yearOfBirth) })}</b>}
        </p>
      )}
    </>
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
