import '../components/styles/tokens.css';
import '../components/styles/mantine.css';
import '../components/styles/base.css';
import './shell.css';
import '../components/styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWords } from '../i18n/i18n.js';
import { noteMissingStyles } from '../lib/styles.js';
import { App } from './app.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

noteMissingStyles();
await startWords();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
