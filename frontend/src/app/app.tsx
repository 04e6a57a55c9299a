import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { IconSprite } from '../components/icon.js';
import { LiveRegion } from '../components/live-region.js';
import { cssVariablesResolver, theme } from '../components/theme.js';
import { whenSessionEnds } from '../lib/api.js';
import { setSessionEnded } from '../lib/session.js';
import { queryClient } from './query-client.js';
import { router } from './router.js';

const colorSchemes = localStorageColorSchemeManager({ key: 'lutetia-color-scheme' });

whenSessionEnds(setSessionEnded);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <IconSprite />
      <LiveRegion />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
