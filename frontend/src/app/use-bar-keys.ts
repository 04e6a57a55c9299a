import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '../lib/shortcuts.js';
import type { Place, useReach } from './use-reach.js';

interface BarActs {
  readonly find: () => void;
  readonly help: () => void;
}

/** The keys that hold on every page: finding, the help with keys, and each place within reach. */
export function useBarKeys(
  study: string | null,
  reach: ReturnType<typeof useReach>,
  { find, help }: BarActs,
): void {
  const navigate = useNavigate();
  const goTo = (place: Place): void => {
    if (study !== null && reach[place]) void navigate({ to: `/$study/${place}`, params: { study } });
  };
  useShortcuts({
    '/': () => (reach.participants ? find() : undefined),
    '?': help,
    'g w': () => goTo('worklist'),
    'g p': () => goTo('participants'),
    'g c': () => goTo('calendar'),
    'g d': () => goTo('deviations'),
    'g t': () => goTo('trail'),
  });
}
