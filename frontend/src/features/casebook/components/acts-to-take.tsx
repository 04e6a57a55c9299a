import { DecisionsToAct, type DecisionsToActProps } from '../../../forms/decisions/decisions-to-act.js';
import { MilestonesAsked } from '../../../forms/decisions/milestones-asked.js';

/** What a completed form leads to and nobody has recorded yet: acts of its decision, milestones its checks ask for. */
export function ActsToTake(props: DecisionsToActProps) {
  return (
    <>
      <MilestonesAsked study={props.study} schedule={props.schedule} isNew={props.isNew === true} />
      <DecisionsToAct {...props} />
    </>
  );
}
