import type { VisitFlag, VisitState } from '@lutetia/shared/schedule/types';
import { useWords, type Words } from '../i18n/use-words.js';

/** States of visits and of forms, drawn alike. */
export type ShownState = VisitState | 'not-started';

const SYMBOL: Readonly<Record<ShownState, string>> = {
  provisional: 'st-provisional',
  'not-due': 'st-not-due',
  'not-started': 'st-not-due',
  due: 'st-due',
  overdue: 'st-overdue',
  'in-progress': 'st-in-progress',
  complete: 'st-complete',
  missed: 'st-missed',
  skipped: 'st-skipped',
  'not-applicable': 'st-na',
};

/** States of visits as a legend lists them, from what is far ahead to what will not take place. */
export const STATE_ORDER: readonly VisitState[] = [
  'provisional',
  'not-due',
  'due',
  'overdue',
  'in-progress',
  'complete',
  'missed',
  'skipped',
  'not-applicable',
];

/** In the order in which they are shown; a cell has room for the first two. */
export const FLAG_ORDER: readonly VisitFlag[] = [
  'query',
  'out-of-window',
  'expired',
  'shifted',
  'locked',
  'signed',
  'verified',
];

const FLAG_SYMBOL: Readonly<Record<VisitFlag, string>> = {
  query: 'bd-query',
  'out-of-window': 'bd-out-of-window',
  expired: 'ui-clock',
  shifted: 'bd-shifted',
  locked: 'bd-locked',
  signed: 'bd-signed',
  verified: 'bd-verified',
};

interface StateIconProps {
  readonly state: ShownState;
  readonly size?: number;
  /** When a word beside it, or the cell around it, already says the state. */
  readonly silent?: boolean;
}

/** Shape carries the meaning, colour repeats it. */
export function StateIcon({ state, size = 16, silent = false }: StateIconProps) {
  return silent ? <StateMark state={state} size={size} /> : <NamedState state={state} size={size} />;
}

function NamedState({ state, size }: { readonly state: ShownState; readonly size: number }) {
  const t = useWords('common');
  return <StateMark state={state} size={size} name={t(`state.${state}`)} />;
}

interface StateMarkProps {
  readonly state: ShownState;
  readonly size: number;
  readonly name?: string;
}

/** The bare sign; a grid of thousands has no time to look up words. */
function StateMark({ state, size, name }: StateMarkProps) {
  const symbol = SYMBOL[state];
  const said = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg className={`i st ${symbol}`} width={size} height={size} {...said}>
      <use href={`#${symbol}`} />
    </svg>
  );
}

interface FlagIconProps {
  readonly flag: VisitFlag;
  readonly size?: number;
  readonly silent?: boolean;
  readonly className?: string | undefined;
}

export function FlagIcon({ silent = false, ...mark }: FlagIconProps) {
  return silent ? <FlagMark {...mark} /> : <NamedFlag {...mark} />;
}

function NamedFlag(props: Omit<FlagIconProps, 'silent'>) {
  const t = useWords('common');
  return <FlagMark {...props} name={t(`flag.${props.flag}`)} />;
}

interface FlagMarkProps extends Omit<FlagIconProps, 'silent'> {
  readonly name?: string;
}

function FlagMark({ flag, size = 12, className = '', name }: FlagMarkProps) {
  const said = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg className={`i bd bd-${flag} ${className}`} width={size} height={size} {...said}>
      <use href={`#${FLAG_SYMBOL[flag]}`} />
    </svg>
  );
}

/** The flags a cell shows, first two in order. */
export function shownFlags(flags: readonly VisitFlag[]): readonly VisitFlag[] {
  return FLAG_ORDER.filter((flag) => flags.includes(flag)).slice(0, 2);
}

/** One label for a cell: "Cycle 3 dose, due, shifted". `words` translates keys of the common namespace. */
export function stateLabel(
  name: string,
  state: ShownState,
  flags: readonly VisitFlag[],
  words: Words,
): string {
  if (flags.length === 0) return `${name}, ${words(`state.${state}`)}`;
  const shown = FLAG_ORDER.filter((flag) => flags.includes(flag)).map((flag) => words(`flag.${flag}`));
  return [name, words(`state.${state}`), ...shown].join(', ');
}
