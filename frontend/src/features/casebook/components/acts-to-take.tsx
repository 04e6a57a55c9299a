import { DecidedOnDose } from '../../../forms/decisions/decided-on-dose.js';
import { DecisionsToAct, type DecisionsToActProps } from '../../../forms/decisions/decisions-to-act.js';
import { MilestonesAsked } from '../../../forms/decisions/milestones-asked.js';
import { ReviewAsked } from '../../../forms/decisions/review-asked.js';

export interface ActsToTakeProps extends DecisionsToActProps {
  readonly formId: string;
  readonly isComplete: boolean;
}

/**
 * What a completed form leads to and nobody has recorded yet: acts of its decision, milestones its checks ask for. A form
 * still to be completed says what was decided on the dose of its visit.
 */
export function ActsToTake({ isComplete, ...props }: ActsToTakeProps) {
  if (!isComplete) return <DecidedOnDose {...props} />;
  return (
    <>
      <ReviewAsked study={props.study} formId={props.formId} schedule={props.schedule} />
      <MilestonesAsked study={props.study} schedule={props.schedule} isNew={props.isNew === true} />
      <DecisionsToAct {...props} />
    </>
  );
}
