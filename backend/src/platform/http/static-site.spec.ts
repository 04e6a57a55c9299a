import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { serveStaticSite } from './static-site.js';

const PAGE = '<!doctype html><title>Lutetia</title>';

describe('the pages served', () => {
  let home = '';
  let url = '';
  let close = async (): Promise<void> => {};

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'lutetia-pages-'));
    const dist = path.join(home, 'frontend/dist');
    await mkdir(path.join(dist, 'assets'), { recursive: true });
    await writeFile(path.join(dist, 'index.html'), PAGE);
    await writeFile(path.join(dist, 'favicon.svg'), '<svg/>');
    await writeFile(path.join(dist, 'assets/index-12345678.js'), 'void 0;');
    const server = express()
      .use(await serveStaticSite(home))
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => new Promise((resolve) => server.close(() => resolve()));
  });
  afterAll(async () => {
    await close();
    await rm(home, { recursive: true });
  });

  it.each([
    '/',
    '/reluth/worklist',
    '/reluth/study/versions/2.0',
    '/reluth/study/versions/2.0.js',
    '/a.study/participants',
    '/2.0',
  ])('answer %s with the first page', async (address) => {
    const answer = await fetch(url + address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe(PAGE);
  });

  it.each([
    ['/assets/index-12345678.js', 'text/javascript; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('hold the file %s', async (address, type) => {
    const answer = await fetch(url + address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  it.each(['/assets/index-old12345.js', '/assets/gone', '/favicon.ico', '/robots.txt'])(
    'have no file %s',
    async (address) => {
      expect((await fetch(url + address)).status).toBe(404);
    },
  );
});
