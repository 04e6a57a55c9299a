import sprite from './icons.svg?raw';

export type IconName =
  | 'search'
  | 'chevron'
  | 'right'
  | 'left'
  | 'more'
  | 'close'
  | 'check'
  | 'clock'
  | 'pin'
  | 'up'
  | 'down'
  | 'undo'
  | 'theme'
  | 'atom'
  | 'print';

/** The symbols all icons refer to; once per page. */
export function IconSprite() {
  return <div hidden aria-hidden="true" dangerouslySetInnerHTML={{ __html: sprite }} />;
}

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
}

/** An icon that repeats what a word beside it says; it has no name of its own. */
export function Icon({ name, size = 14, className = '' }: IconProps) {
  return (
    <svg className={`i ${className}`} width={size} height={size} aria-hidden="true">
      <use href={`#ui-${name}`} />
    </svg>
  );
}
