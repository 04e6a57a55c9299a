import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `npm start` serves the API while the screens are developed with hot reloading. */
const API = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/**
 * What several pages share of the house's own parts, and what these stand on, is one file that comes with the first
 * page: as a file each they took a twentieth more of it, and a third more requests. How a definition's words are read is
 * asked by every page; beside the forms it brought all they share of the core with it.
 */
const COMMON = {
  name: 'common',
  test: /frontend\/src\/(lib|components)\/|shared\/src\/study\/words\./,
  minShareCount: 2,
};

/**
 * What the pages of forms share of the core, as one file for the same reason: a file each took a twentieth more. What
 * only the checks need comes with them, after the page is drawn.
 */
const CORE = {
  name: 'core',
  test: /shared\/src\/(forms\/(?!changes|check-message|unit-slip)|laboratory\/(?!companion-edits)|calendar\/)/,
  minShareCount: 2,
};

/**
 * What is fetched together with a file. A page names all it needs, so that it comes in one go; what a page fetches
 * beside itself finds most of that there, and names its styles alone: the lists were a fortieth of the form's page.
 */
function preloaded(file: string, needed: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  const isWhole = hostType === 'html' || file.includes('-page') || file.includes('-engine');
  return isWhole ? needed : needed.filter((one) => one === file || one.endsWith('.css'));
}

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: API, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: { output: { codeSplitting: { groups: [COMMON, CORE] } } },
    modulePreload: { resolveDependencies: preloaded },
  },
});
