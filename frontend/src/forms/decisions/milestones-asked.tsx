import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useEffect, useId, useRef } from 'react';
import { useMay } from '../../lib/session.js';
import { useEntryPage } from '../entry-context.js';
import { RecordMilestoneOf } from './record-milestone-of.js';
import './decisions.css';

interface MilestonesAskedProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  /** The form was completed just now: the focus goes there. */
  readonly isNew: boolean;
}

/** What a completed form finds missing and a milestone records, such as a death: said, with the way to its record. */
export function MilestonesAsked(props: MilestonesAskedProps) {
  const { definition, findings } = useEntryPage();
  const firing = [...findings.values()].flat();
  const asked = new Map(
    definition.checks.flatMap(({ code, milestone }) => {
      const finding = firing.find(({ check }) => check === code);
      return milestone === undefined || finding === undefined ? [] : [[milestone, finding.message] as const];
    }),
  );
  return [...asked].map(([milestone, message]) => (
    <MilestoneAsked key={milestone} milestone={milestone} message={message} {...props} />
  ));
}

interface MilestoneAskedProps extends MilestonesAskedProps {
  readonly milestone: string;
  readonly message: string;
}

function MilestoneAsked({ study, schedule, isNew, milestone, message }: MilestoneAskedProps) {
  const mayRecord = useMay(study, 'milestone.record');
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  return (
    <section className="note amber decision" aria-labelledby={titleId}>
      <h2 id={titleId} className="h2" tabIndex={-1} ref={heading}>
        {message}
      </h2>
      {mayRecord && (
        <p className="decision-acts">
          <RecordMilestoneOf study={study} schedule={schedule} decision={{ milestone, values: {} }} />
        </p>
      )}
    </section>
  );
}
