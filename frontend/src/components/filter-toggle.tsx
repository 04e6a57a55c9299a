import type { ReactNode } from 'react';

interface FilterToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A filter that is on or off. */
export function FilterToggle({ isOn, onToggle, children }: FilterToggleProps) {
  return (
    <button type="button" className={isOn ? 'filter on' : 'filter'} aria-pressed={isOn} onClick={onToggle}>
      {children}
    </button>
  );
}
