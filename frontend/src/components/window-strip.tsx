import { daysBetween } from '../lib/dates.js';
import './window-strip.css';

interface WindowStripProps {
  readonly opens: string | null;
  readonly closes: string | null;
  readonly target: string | null;
  readonly today: string;
}

/** Room on both sides of the window, as a share of the strip. */
const MARGIN = 0.16;

/** The window as a bar, the target as a line, today as an arrow. A picture only: the dates stand beside it. */
export function WindowStrip({ opens, closes, target, today }: WindowStripProps) {
  const from = opens ?? target;
  const to = closes ?? target;
  if (from === null || to === null) return <span className="win" aria-hidden="true" />;
  const scale = stripScale(from, to, today);
  return (
    <span className="win" aria-hidden="true">
      <span className="win-track" />
      <span
        className="win-bar"
        style={{ left: percent(scale(from)), width: percent(scale(to) - scale(from)) }}
      />
      {target !== null && <span className="win-target" style={{ left: percent(scale(target)) }} />}
      <span
        className={today > to ? 'win-today win-late' : 'win-today'}
        style={{ left: percent(scale(today)) }}
      />
    </span>
  );
}

/** Places a day between 0 and 1: the window in the middle, and today kept on the strip however far it is. */
function stripScale(from: string, to: string, today: string): (day: string) => number {
  const length = Math.max(daysBetween(from, to) ?? 0, 1);
  const before = Math.max(daysBetween(today, from) ?? 0, 0);
  const after = Math.max(daysBetween(to, today) ?? 0, 0);
  const start = Math.max(MARGIN, before === 0 ? 0 : Math.min(0.5, (before / (before + length)) * 0.8));
  const end = 1 - Math.max(MARGIN, after === 0 ? 0 : Math.min(0.5, (after / (after + length)) * 0.8));
  return (day) => {
    const days = daysBetween(from, day) ?? 0;
    if (days < 0) return start - (before === 0 ? 0 : (-days / before) * (start - 0.04));
    if (days > length) return end + (after === 0 ? 0 : ((days - length) / after) * (0.96 - end));
    return start + (days / length) * (end - start);
  };
}

const percent = (share: number): string => `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(1)}%`;
