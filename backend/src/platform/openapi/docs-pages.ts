import { createRequire } from 'node:module';
import path from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import { PROBLEM_STATUS, type ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { PROBLEM_WORDS } from '../http/problem-words.js';
import { assetOf, loadAssets, sendAsset } from '../http/static-site.js';

const FILES: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** The reader of the API's document draws with inline styles and data images; scripts come from here alone. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Handler = (request: Request, response: Response, next: NextFunction) => void;

/** Serves the API's document for reading at `/api/docs`, and the list of problems below it, all from this host. */
export async function serveDocs(): Promise<Handler> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const shipped = await loadAssets(folder, '/api/docs', FILES);
  const pages = new Map([
    ...shipped,
    ['/api/docs', await assetOf('index.html', Buffer.from(PAGE))] as const,
    ['/api/docs/start.js', await assetOf('start.js', Buffer.from(START))] as const,
    ['/api/docs/problems', await assetOf('problems.html', Buffer.from(problemsPage()))] as const,
  ]);
  return (request, response, next) => {
    const asset = request.method === 'GET' ? pages.get(request.path.replace(/\/$/, '')) : undefined;
    if (asset === undefined) return next();
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    sendAsset(request, response, asset);
  };
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Lutetia: the API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="document"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#document', validatorUrl: null });\n`;

function problemsPage(): string {
  const entries = Object.entries(PROBLEM_STATUS) as [ProblemCode, number][];
  const items = entries.map(([code, status]) => {
    const { title, detail } = PROBLEM_WORDS[code];
    return `<dt id="${code}"><code>${code}</code> (${status}) ${title}</dt><dd>${detail}</dd>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Lutetia: problems</title></head>
<body><h1>What the API may refuse</h1><dl>${items.join('\n')}</dl></body></html>
`;
}
