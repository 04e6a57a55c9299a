import type { MilestoneQuestionView, StudyView } from '@lutetia/shared/contract/views/studies';
import type { useForm } from 'react-hook-form';
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
}

/** The arm as allocated elsewhere, its reference, and the strata it was drawn in. */
export function RandomisationFields({ study, register }: RandomisationFieldsProps) {
  const t = useWords();
  return (
    <>
      <Choices label={t('milestones.arm')} options={study.arms} field={register('arm', { required: true })} />
      <label className={classes.stacked}>
        {t('milestones.reference')}
        <input
          className={fields.box}
          autoComplete="off"
          maxLength={200}
          required
          {...register('reference', { required: true })}
        />
      </label>
      {study.strata.map((stratum) => (
        <Choices
          key={stratum.code}
          label={stratum.name}
          options={stratum.levels}
          field={register(`strata.${stratum.code}`, { required: true })}
        />
      ))}
    </>
  );
}

interface QuestionFieldsProps {
  readonly questions: readonly MilestoneQuestionView[];
  readonly register: Register;
}

/** What the milestone's form asks of everybody. */
export function QuestionFields({ questions, register }: QuestionFieldsProps) {
  const t = useWords();
  const yesNo = [
    { code: 'Y', name: t('milestones.yes') },
    { code: 'N', name: t('milestones.no') },
  ];
  return questions.map(({ code, label, type, required, options }) => {
    const field = register(`answers.${code}`, { required });
    if (type === 'yes-no' || type === 'choice') {
      const choices = type === 'yes-no' ? yesNo : options;
      return (
        <Choices
          key={code}
          label={label}
          options={choices}
          field={field}
          isRow={type === 'yes-no'}
          isRequired={required}
        />
      );
    }
    return (
      <label key={code} className={classes.stacked}>
        {required ? label : t('milestones.optional', { label })}
        <input
          className={fields.box}
          autoComplete="off"
          maxLength={1000}
          required={required}
          inputMode={type === 'integer' ? 'numeric' : 'text'}
          {...field}
        />
      </label>
    );
  });
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly field: object;
  readonly isRow?: boolean;
  readonly isRequired?: boolean;
}

function Choices({ label, options, field, isRow = false, isRequired = true }: ChoicesProps) {
  return (
    <fieldset className={isRow ? `${classes.choices} ${classes.row}` : classes.choices}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.code}>
          <input type="radio" value={option.code} required={isRequired} {...field} />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
