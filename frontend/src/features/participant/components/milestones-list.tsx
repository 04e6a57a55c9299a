import type { ScheduleView, StudyView } from '@lutetia/shared/contract/views';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { addParticipantForm } from '../api/record-milestone.js';
import { milestoneForm } from '../milestone-form.js';
import classes from '../participant.module.css';

/** Kinds whose whole content fits into a day and a few choices; the others are filled in on their form. */
const IN_PANEL = new Set(['consent', 'inclusion', 'randomisation']);

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
  const milestones = definition.data?.milestones ?? [];
  const openForm = async (milestone: StudyView['milestones'][number]): Promise<void> => {
    const there = milestoneForm(schedule, milestone.form);
    const formId = there?.id ?? (await addParticipantForm(participant.id, milestone.form)).id;
    await navigate({
      to: '/$study/participants/$participantId/forms/$formId',
      params: { study, participantId: participant.id, formId },
    });
  };
  const act = (milestone: StudyView['milestones'][number]): void => {
    if (IN_PANEL.has(milestone.kind)) onRecord(milestone.code);
    else openForm(milestone).catch(setProblem);
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
                  aria-label={t('milestones.recordOf', { name: milestone.name })}
                  onClick={() => act(milestone)}
                >
                  {t('milestones.record')}
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
