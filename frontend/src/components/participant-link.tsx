import { Link } from '@tanstack/react-router';

interface ParticipantLinkProps {
  readonly study: string;
  readonly id: string;
  readonly number: string;
}

/** A participant's number, leading to their page. */
export function ParticipantLink({ study, id, number }: ParticipantLinkProps) {
  return (
    <Link to="/$study/participants/$participantId" params={{ study, participantId: id }} className="pid">
      {number}
    </Link>
  );
}
