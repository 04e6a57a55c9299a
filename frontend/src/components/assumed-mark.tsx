import { Popover } from '@mantine/core';
import { useId, useState } from 'react';

interface AssumedMarkProps {
  /** `Assumed`, for those who cannot see the mark. */
  readonly label: string;
  /** Heads the reason. */
  readonly title: string;
  readonly reason: string;
}

/** A button may stand on a line of its own; this keeps the mark on that of the figure before it. */
const WORD_JOINER = '\u2060';

/** One discreet mark beside a figure that no public source gives; its reason on hover, focus or press. */
export function AssumedMark({ label, title, reason }: AssumedMarkProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      offset={4}
      withinPortal
      withRoles={false}
    >
      <span className="assumed-of">
        {WORD_JOINER}
        <Popover.Target>
          <button
            type="button"
            className="assumed-mark"
            aria-label={label}
            aria-describedby={isOpen ? id : undefined}
            onMouseEnter={() => setOpen(true)}
            onMouseLeave={() => setOpen(false)}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onClick={() => setOpen(true)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setOpen(false);
            }}
          >
            *
          </button>
        </Popover.Target>
      </span>
      <Popover.Dropdown id={id} role="tooltip" className="assumed-why">
        <p className="mut">{title}</p>
        <p>{reason}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
