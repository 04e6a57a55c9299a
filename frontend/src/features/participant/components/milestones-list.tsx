import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { StudyView } from '@lutetia/shared/contract/views/studies';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { addParticipantForm } from '../api/record-milestone.js';
import { milestoneForm } from '../milestone-form.js';
import { isOffered } from '../offered-milestones.js';
import classes from '../participant.module.css';

/** Kinds that are more than a day and a few choices: recorded on their form, which shows what it moves. */
const ON_FORM = new Set(['end-of-treatment', 'withdrawal', 'lost-to-follow-up', 'death']);

interface MilestonesListProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly mayRecord: boolean;
  readonly onRecord: (code: string) => void;
}

/** What has been reached and when, and the acts for what has not. */
export function MilestonesList({ study, schedule, mayRecord, onRecord }: MilestonesListProps) {
  const t = useWords();
  const definition = useStudy(study);
  const navigate = useNavigate();
  const [problem, setProblem] = useState<unknown>(null);
  const { participant, today } = schedule;
  const kinds = participant.milestones.map(({ kind }) => kind);
  const milestones = (definition.data?.milestones ?? []).filter(
    ({ kind }) => kinds.includes(kind) || isOffered(kind, kinds),
  );
  const openForm = async (milestone: StudyView['milestones'][number]): Promise<void> => {
    const there = milestoneForm(schedule, milestone.form);
    const formId = there?.id ?? (await addParticipantForm(participant.id, milestone.form)).id;
    await navigate({
      to: '/$study/participants/$participantId/forms/$formId',
      params: { study, participantId: participant.id, formId },
    });
  };
  const act = (milestone: StudyView['milestones'][number]): void => {
    if (ON_FORM.has(milestone.kind)) openForm(milestone).catch(setProblem);
    else onRecord(milestone.code);
  };
  return (
    <section aria-labelledby="milestones-title">
      <div className={classes.head}>
        <h2 id="milestones-title" className="h2">
          {t('milestones.title')}
        </h2>
      </div>
      {problem !== null && <ProblemNotice problem={problem} what={t('milestones.failed')} />}
      <ul className={classes.milestones}>
        {milestones.map((milestone) => {
          const reached = participant.milestones.find((one) => one.code === milestone.code) ?? null;
          return (
            <li key={milestone.code}>
              <span className={reached === null ? 'sec' : 'm'}>{milestone.name}</span>
              {reached !== null ? (
                <span className={classes.when}>
                  {reached.on === null ? t('milestones.dayUnknown') : dayText(reached.on, today)}
                </span>
              ) : mayRecord ? (
                <button
                  type="button"
                  className="btn s"
                  aria-label={t(ON_FORM.has(milestone.kind) ? 'milestones.onFormOf' : 'milestones.recordOf', {
                    name: milestone.name,
                  })}
                  onClick={() => act(milestone)}
                >
                  {t(ON_FORM.has(milestone.kind) ? 'milestones.onForm' : 'milestones.record')}
                </button>
              ) : (
                <span className="mut">{t('milestones.notReached')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
