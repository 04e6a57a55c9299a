import { WHOLE_FORM } from '@lutetia/shared/forms/absences';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import { Icon } from '../../../components/icon.js';
import { Tag } from '../../../components/tag.js';
import { siteMomentText, windowText } from '../../../forms/day-words.js';
import type { LaboratoryPage } from '../../../forms/laboratory/use-laboratory.js';
import { MarkAction } from '../../../forms/mark.js';
import type { SavingState } from '../../../forms/saving-types.js';
import { inWords, useWords } from '../../../forms/words.js';
import { dayText, timeText } from '../../../lib/dates.js';
import classes from '../casebook.module.css';
import { focusField } from '../focus-field.js';

interface FormHeadProps {
  readonly form: FormView;
  readonly state: SavingState;
  readonly hasWork: boolean;
  /** Fields whose text cannot be read, or was refused, and is therefore not saved. */
  readonly unsaved: number;
  /** The site's: every time of the form is told in it. */
  readonly timeZone: string;
  readonly laboratory: LaboratoryPage | null;
  /** Whether this computer keeps what is not saved. */
  readonly isKeptHere: boolean;
  /** Added when something happens, and again: where nothing happened there is no form that was not done. */
  readonly isOccasional: boolean;
  readonly onRetry: () => void;
}

const TONE = { 'not-started': 'plain', 'in-progress': 'blue', complete: 'teal' } as const;

/**
 * Name and state of the form and what became of the last value; below, where the visit lies and who was here last.
 * The lines keep their height while one saves: what is being clicked must not move away.
 */
export function FormHead(props: FormHeadProps) {
  const { form, timeZone, state, hasWork, unsaved, laboratory, isKeptHere, isOccasional, onRetry } = props;
  const t = useWords();
  const { visit, today, repetition } = form;
  const name = inWords(form.definition.name);
  const isPart = visit !== null && repetition > 1;
  const window = visit === null ? null : windowText(visit.opens, visit.closes, today);
  return (
    <div className={classes.head}>
      <h1 className="h1">{isPart ? t('visit.formPart', { form: name, number: repetition }) : name}</h1>
      <Tag tone={TONE[form.state]}>{t(`formState.${form.state}`)}</Tag>
      <SavedWords
        timeZone={timeZone}
        state={state}
        hasWork={hasWork}
        unsaved={unsaved}
        isKeptHere={isKeptHere}
        onRetry={onRetry}
      />
      {unsaved > 0 && <span className={classes.failed}>{t('saving.unread', { count: unsaved })}</span>}
      {laboratory !== null && laboratory.waiting.length > 0 && <AbnormalWaiting laboratory={laboratory} />}
      <span className={classes.grow} />
      {!isOccasional && <MarkAction mark={WHOLE_FORM} />}
      <p className={classes.facts}>
        {[
          visit?.day == null ? null : t('form.visitDay', { day: dayText(visit.day, today) }),
          window === null ? null : t('form.window', { window }),
          form.updatedAt === null
            ? null
            : t('form.lastEntry', {
                who: form.updatedBy ?? '',
                when: siteMomentText(form.updatedAt, timeZone, today),
              }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </div>
  );
}

/** How many abnormal results wait for the investigator, who is led to the first of them. */
function AbnormalWaiting({ laboratory: { waiting, mayJudge } }: { readonly laboratory: LaboratoryPage }) {
  const t = useWords();
  const words = t(mayJudge ? 'laboratory.forYou' : 'laboratory.forInvestigator', { count: waiting.length });
  const [first = ''] = waiting;
  return mayJudge ? (
    <button type="button" className="btn s" onClick={() => focusField(first)}>
      {words}
    </button>
  ) : (
    <span className="mut">{words}</span>
  );
}

function SavedWords({
  timeZone,
  state,
  hasWork,
  unsaved,
  isKeptHere,
  onRetry,
}: Pick<FormHeadProps, 'timeZone' | 'state' | 'hasWork' | 'unsaved' | 'isKeptHere' | 'onRetry'>) {
  const t = useWords();
  switch (state.kind) {
    case 'untouched':
      return null;
    case 'saving':
      return <span className="mut">{t('saving.saving')}</span>;
    case 'saved':
      return hasWork || unsaved > 0 ? null : (
        <span className={classes.saved}>
          <Icon name="check" /> {t('saving.saved', { time: timeText(new Date(state.at), timeZone) })}
        </span>
      );
    case 'kept':
      return (
        <span className={classes.unsaved}>
          {t(isKeptHere ? 'saving.kept' : 'saving.notKept')}
          <button type="button" className="btn s" onClick={onRetry}>
            {t('tryAgain')}
          </button>
        </span>
      );
    case 'signed-out':
      return <span className={classes.unsaved}>{t('saving.signedOut')}</span>;
    case 'reason-required':
      return <span className={classes.unsaved}>{t('saving.reason')}</span>;
    case 'other-version':
      return (
        <span className={classes.unsaved}>
          {t('saving.otherVersion')}
          <button type="button" className="btn s" onClick={() => window.location.reload()}>
            {t('saving.openAnew')}
          </button>
        </span>
      );
    case 'conflict':
      return <span className={classes.unsaved}>{t('saving.conflict')}</span>;
    case 'refused':
      return hasWork ? <span className={classes.failed}>{t('saving.refused')}</span> : null;
  }
}
