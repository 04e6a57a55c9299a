import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

/** A file as it is served. */
export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Null where packing does not pay. */
  readonly packed: Buffer | null;
  readonly etag: string;
  readonly isImmutable: boolean;
}

type Handler = (request: Request, response: Response, next: NextFunction) => void;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const PACKABLE = /text|javascript|json|svg/;
/** The build puts the hash of the content into the names below `assets/`. */
const HASHED_NAME = /^\/assets\/.*-[\w-]{8,}\.\w+$/;
const pack = promisify(gzip);

/**
 * Serves the built pages from memory, packed once; whatever is no file and no call of the API gets the first page,
 * whatever its address ends in, and finds its way by itself. Everything below `/api` is left to the routes.
 */
export async function serveStaticSite(home: string): Promise<Handler> {
  const pages = await loadAssets(path.join(home, 'frontend/dist'), '');
  const index = pages.get('/index.html') ?? null;
  const protect = helmet(policyFor(index));
  return (request, response, next) => {
    const { path: wanted, method } = request;
    if (wanted === '/api' || wanted.startsWith('/api/')) return next();
    protect(request, response, () => {
      if (method !== 'GET' && method !== 'HEAD')
        return answerPlain(response, 405, 'Only GET is served here.');
      const asset = pages.get(wanted) ?? (isFileAddress(wanted) ? null : index);
      if (asset !== null) return sendAsset(request, response, asset);
      answerPlain(response, 404, index === null ? NOT_BUILT : 'There is no such file.');
    });
  };
}

/**
 * Whether an address can only be a file's: all below `assets/`, and at the top what ends like a file served here. A
 * page's may end in anything, as in `/reluth/study/versions/2.0`.
 */
function isFileAddress(wanted: string): boolean {
  if (wanted.startsWith('/assets/')) return true;
  return path.dirname(wanted) === '/' && TYPES[path.extname(wanted)] !== undefined;
}

const NOT_BUILT = 'The pages are not built: run npm run build.';

/**
 * Reads a folder into memory.
 *
 * @param only - names of the files wanted; all when left out
 * @returns nothing when there is no such folder
 */
export async function loadAssets(
  folder: string,
  prefix: string,
  only: readonly string[] | null = null,
): Promise<Map<string, Asset>> {
  if (!existsSync(folder)) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) =>
      entry.isFile() && TYPES[path.extname(entry.name)] !== undefined && (only?.includes(entry.name) ?? true),
  );
  const assets = await Promise.all(
    files.map(async (entry): Promise<[string, Asset]> => {
      const file = path.join(entry.parentPath, entry.name);
      const url = `${prefix}/${path.relative(folder, file).split(path.sep).join('/')}`;
      return [url, await assetOf(url, await readFile(file))];
    }),
  );
  return new Map(assets);
}

/** An asset of the given content; its type follows from its name. */
export async function assetOf(url: string, plain: Buffer): Promise<Asset> {
  const type = TYPES[path.extname(url)] ?? 'application/octet-stream';
  return {
    type,
    plain,
    packed: PACKABLE.test(type) && plain.length > 512 ? await pack(plain) : null,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isImmutable: HASHED_NAME.test(url),
  };
}

/** Answers with an asset, packed where the client takes it, or with 304 when it has this one. */
export function sendAsset(request: Request, response: Response, asset: Asset): void {
  response.setHeader('Cache-Control', asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', asset.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === asset.etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const packed = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '') ? asset.packed : null;
  const body = packed ?? asset.plain;
  if (packed !== null) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function answerPlain(response: Response, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

/**
 * Scripts come from our own files, or are the very ones written into the first page. Styles may be inline: the
 * component theme sets its variables so, and a style can neither call home (no other host is allowed) nor run.
 */
function policyFor(index: Asset | null): Parameters<typeof helmet>[0] {
  const inline = [...(index?.plain.toString('utf8') ?? '').matchAll(/<script>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...hashes],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}
