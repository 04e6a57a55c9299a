import { useState } from 'react';
import { useWords } from '../../../forms/words.js';
import { downloadCsv } from '../../../lib/csv.js';
import { readWholeTrail } from '../api/read-study-trail.js';
import { STUDY_TRAIL_COLUMNS, trailCsv } from '../trail-csv.js';
import type { TrailFilters } from '../trail-filters.js';
import { trailLines } from '../trail-lines.js';

interface TrailDownloadProps {
  readonly study: string;
  readonly site: string | null;
  readonly filters: TrailFilters;
}

/** More than this, and spreadsheets do not open the file well. */
const MOST = 100_000;

/** All that is asked for as CSV, also what the page does not show yet. */
export function TrailDownload({ study, site, filters }: TrailDownloadProps) {
  const t = useWords();
  const [said, setSaid] = useState('');
  const [isReading, setReading] = useState(false);
  const save = async (): Promise<void> => {
    setReading(true);
    try {
      const { entries, isCut } = await readWholeTrail(study, site, filters, MOST, (count) =>
        setSaid(t('studyTrail.csvReading', { count })),
      );
      const lines = trailLines(entries, t);
      downloadCsv(trailCsv(lines, STUDY_TRAIL_COLUMNS, t), `${study}-trail.csv`);
      setSaid(t(isCut ? 'studyTrail.csvCut' : 'studyTrail.csvDone', { count: lines.length }));
    } catch {
      setSaid(t('studyTrail.csvFailed'));
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <span className="sec" role="status">
        {said}
      </span>
      <button type="button" className="btn" disabled={isReading} onClick={() => void save()}>
        {t('studyTrail.csv')}
      </button>
    </>
  );
}
