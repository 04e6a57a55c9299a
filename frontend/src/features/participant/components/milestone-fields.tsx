import type { MilestoneQuestionView, StudyView } from '@lutetia/shared/contract/views/studies';
import { useId } from 'react';
import type { FieldError, FieldErrors, useForm, UseFormRegisterReturn } from 'react-hook-form';
import { useWords } from '../../../forms/words.js';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../participant.module.css';

/** What is typed into the panel of a milestone. */
export interface MilestoneFields {
  day: string;
  arm: string;
  reference: string;
  strata: Record<string, string>;
  /** Answers by item code, as typed; empty where not answered. */
  answers: Record<string, string>;
}

type Register = ReturnType<typeof useForm<MilestoneFields>>['register'];

interface RandomisationFieldsProps {
  readonly study: StudyView;
  readonly register: Register;
  readonly errors: FieldErrors<MilestoneFields>;
}

/** The arm as allocated elsewhere, its reference, and the strata it was drawn in. */
export function RandomisationFields({ study, register, errors }: RandomisationFieldsProps) {
  const t = useWords();
  const isChosen = { required: t('milestones.chooseNeeded') };
  return (
    <>
      <Choices
        label={t('milestones.arm')}
        options={study.arms}
        field={register('arm', isChosen)}
        error={errors.arm}
      />
      <TextLine
        label={t('milestones.reference')}
        maxLength={200}
        field={register('reference', {
          validate: (text) => text.trim() !== '' || t('milestones.textNeeded'),
        })}
        error={errors.reference}
      />
      {study.strata.map((stratum) => (
        <Choices
          key={stratum.code}
          label={stratum.name}
          options={stratum.levels}
          field={register(`strata.${stratum.code}`, isChosen)}
          error={errors.strata?.[stratum.code]}
        />
      ))}
    </>
  );
}

interface QuestionFieldsProps extends Omit<RandomisationFieldsProps, 'study'> {
  readonly questions: readonly MilestoneQuestionView[];
}

/** What the milestone's form asks of everybody. */
export function QuestionFields({ questions, register, errors }: QuestionFieldsProps) {
  const t = useWords();
  const yesNo = [
    { code: 'Y', name: t('milestones.yes') },
    { code: 'N', name: t('milestones.no') },
  ];
  return questions.map(({ code, label, type, required, options }) => {
    const isChoice = type === 'yes-no' || type === 'choice';
    const needed = t(isChoice ? 'milestones.chooseNeeded' : 'milestones.textNeeded');
    const isGiven = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';
    const field = register(`answers.${code}`, {
      validate: (text) => !required || isGiven(text) || needed,
    });
    const error = errors.answers?.[code];
    const asked = required ? label : t('milestones.optional', { label });
    if (isChoice) {
      const choices = type === 'yes-no' ? yesNo : options;
      return (
        <Choices
          key={code}
          label={asked}
          options={choices}
          field={field}
          error={error}
          isRow={type === 'yes-no'}
        />
      );
    }
    return (
      <TextLine
        key={code}
        label={asked}
        maxLength={1000}
        inputMode={type === 'integer' ? 'numeric' : 'text'}
        field={field}
        error={error}
      />
    );
  });
}

interface TextLineProps {
  readonly label: string;
  readonly maxLength: number;
  readonly inputMode?: 'numeric' | 'text';
  readonly field: UseFormRegisterReturn;
  readonly error: FieldError | undefined;
}

function TextLine({ label, maxLength, inputMode = 'text', field, error }: TextLineProps) {
  return (
    <label className={classes.stacked}>
      {label}
      <input
        className={`${fields.box} ${error === undefined ? '' : fields.invalid}`}
        autoComplete="off"
        maxLength={maxLength}
        inputMode={inputMode}
        aria-invalid={error !== undefined}
        {...field}
      />
      {error !== undefined && <span className="red">{error.message}</span>}
    </label>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly field: UseFormRegisterReturn;
  readonly error: FieldError | undefined;
  readonly isRow?: boolean;
}

function Choices({ label, options, field, error, isRow = false }: ChoicesProps) {
  const said = useId();
  return (
    <fieldset
      className={isRow ? `${classes.choices} ${classes.row}` : classes.choices}
      aria-describedby={error === undefined ? undefined : said}
      data-invalid={error !== undefined || undefined}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.code}>
          <input type="radio" value={option.code} {...field} />
          {option.name}
        </label>
      ))}
      {error !== undefined && (
        <span id={said} className="red">
          {error.message}
        </span>
      )}
    </fieldset>
  );
}
