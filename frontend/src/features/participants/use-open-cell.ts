import { useNavigate } from '@tanstack/react-router';
import { visitIn, type CellPlace, type MatrixRow } from './matrix-model.js';

/** Opens the visit of a cell; the participant where the cell holds none, or is the number. */
export function useOpenCell(study: string, rows: readonly MatrixRow[]): (place: CellPlace) => void {
  const navigate = useNavigate();
  return ({ row, column }) => {
    const line = rows[row];
    if (line === undefined) return;
    const participantId = line.row.id;
    const visit = visitIn(line.cells[column]);
    if (visit === null) {
      void navigate({ to: '/$study/participants/$participantId', params: { study, participantId } });
      return;
    }
    void navigate({
      to: '/$study/participants/$participantId/visits/$visitId',
      params: { study, participantId, visitId: visit.visitId },
    });
  };
}
