import { useAnnouncement } from '../lib/announce.js';

/** Says saved, failed and moved to those who do not see it. Two nodes in turn, so that a repetition is heard. */
export function LiveRegion() {
  const { text, turn } = useAnnouncement();
  return (
    <>
      <div className="sr" role="status" aria-live="polite">
        {turn % 2 === 0 ? text : ''}
      </div>
      <div className="sr" role="status" aria-live="polite">
        {turn % 2 === 1 ? text : ''}
      </div>
    </>
  );
}
