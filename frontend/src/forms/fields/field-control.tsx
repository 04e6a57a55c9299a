import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { apart } from '../../lib/apart.js';
import { ChoicesControl, SegmentedControl } from './choice-control.js';
import type { ControlProps } from './control-types.js';
import { DayControl, InstantControl } from './day-control.js';
import { TextControl } from './text-control.js';

const MOST_SEGMENTS = 5;

// Fetched only where a form has a long list, or a scale.
const SearchControl = apart(() => import('./search-control.js').then((file) => file.SearchControl), <span />);
const ScaleControl = apart(() => import('./scale-control.js').then((file) => file.ScaleControl), <span />);

/** Whether an item is answered by a group of options, each with a label of its own. */
export function isGroupOfOptions({ type }: ItemDefinition, options: number): boolean {
  return type === 'yes-no' || type === 'choices' || (type === 'choice' && options <= MOST_SEGMENTS);
}

/** The control that fits an item's type. */
export function FieldControl(props: ControlProps) {
  switch (props.item.type) {
    case 'day':
    case 'partial-day':
      return <DayControl {...props} />;
    case 'instant':
      return <InstantControl {...props} />;
    case 'scale':
      return <ScaleControl {...props} />;
    case 'yes-no':
      return <SegmentedControl {...props} />;
    case 'choice':
      return props.entries.length > MOST_SEGMENTS ? (
        <SearchControl {...props} />
      ) : (
        <SegmentedControl {...props} />
      );
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'text':
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'time':
      return <TextControl {...props} />;
  }
}
