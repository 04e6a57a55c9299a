import { useEffect, useState } from 'react';
import './skeleton.css';

const SHOW_AFTER_MS = 200;

interface SkeletonRowsProps {
  readonly rows?: number;
  /** Height of one row in px, that of the real one. */
  readonly height?: number;
  /** What is being loaded, for those who cannot see the bars. */
  readonly label: string;
}

/** Grey bars in the shape of the rows to come; nothing for the first 200 ms. */
export function SkeletonRows({ rows = 8, height = 42, label }: SkeletonRowsProps) {
  const isLate = useLate();
  return (
    <div className={isLate ? 'sk' : 'sk sk-early'} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div className="sk-row" style={{ height }} key={index} aria-hidden="true">
          <i className="sk-bar" style={{ width: 16 }} />
          <i className="sk-bar" style={{ width: 84 }} />
          <i className="sk-bar" style={{ width: `${26 + ((index * 7) % 22)}%` }} />
        </div>
      ))}
    </div>
  );
}

interface SkeletonBarProps {
  readonly width: number | string;
}

/** One grey bar in place of a text. */
export function SkeletonBar({ width }: SkeletonBarProps) {
  return <i className="sk-bar sk-inline" style={{ width }} aria-hidden="true" />;
}

function useLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
