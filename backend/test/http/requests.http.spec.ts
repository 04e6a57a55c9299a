import { withHouseApp } from '../support/house-app.js';

describe('a request that cannot be served', () => {
  const running = withHouseApp();
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    running().app.anonymous.post('/session', body, headers);

  it('is told that it is no JSON, with the position and without the text', async () => {
    const answer = await post('{"email": "a secret"');
    expect(answer.json).toMatchObject({ status: 400, code: 'request.malformed' });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.text).not.toContain('secret');
  });

  it('is told each field that is unknown, missing or of the wrong kind', async () => {
    const answer = await post({ email: 'nurse', passwort: 'x' });
    expect(answer.json).toMatchObject({ status: 400, code: 'request.invalid' });
    const { errors } = answer.json as { errors: { path: string }[] };
    expect([...new Set(errors.map(({ path }) => path))].sort()).toEqual(['email', 'password', 'passwort']);
  });

  it.each([['[]'], ['"text"'], ['null'], ['7']])(
    'is told that an object is expected, not %s',
    async (body) => {
      expect((await post(body)).json).toMatchObject({ status: 400, code: 'request.invalid' });
    },
  );

  it('is told when no body came at all', async () => {
    expect((await post(undefined)).json).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('is refused beyond 1 MB, announced or not', async () => {
    const large = JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(2_000_000) });
    expect((await post(large)).json).toMatchObject({ status: 413, code: 'request.too-large' });
    const stream = new Blob([large]).stream();
    const answer = await fetch(`${running().app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      ...{ duplex: 'half' },
    });
    expect(answer.status).toBe(413);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=latin1'],
  ])('is refused as %s, which a form of another site could send', async (type) => {
    const answer = await post('{"email":"a@b.example","password":"x"}', { 'content-type': type });
    expect(answer.json).toMatchObject({ status: 415, code: 'request.unsupported-media-type' });
  });

  it('is told where a NUL or half a character stands', async () => {
    const nul = await post('{"email":"a@b.example","password":"x\\u0000y"}');
    expect(nul.json).toMatchObject({
      status: 400,
      code: 'request.malformed',
      errors: [{ path: 'password' }],
    });
    const half = await post('{"email":"a@b.example","password":"\\ud83d"}');
    expect(half.json).toMatchObject({ status: 400, errors: [{ path: 'password' }] });
    expect((await running().app.anonymous.get('/studies/a%00b')).status).toBe(400);
  });

  it('takes emoji, quotes and right-to-left script as text like any other', async () => {
    const answer = await post({ email: 'a@b.example', password: '"😀" \' שלום مرحبا' });
    expect(answer.json).toMatchObject({ code: 'session.wrong-credentials' });
  });

  it('does not follow endless nesting', async () => {
    const answer = await post(`{"email":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    expect(answer.json).toMatchObject({ status: 400, code: 'request.malformed' });
  });

  it('is told that there is no such address', async () => {
    const answer = await running().app.anonymous.get('/no-such-thing');
    expect(answer.json).toMatchObject({ status: 404, code: 'route.not-found' });
    const { instance } = answer.json as { instance: string };
    expect(instance).toBe(`urn:uuid:${answer.headers.get('x-request-id')}`);
  });

  it('is refused when another site sends it', async () => {
    const body = { email: 'a@b.example', password: 'x' };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ]) {
      expect((await post(body, headers)).json).toMatchObject({ status: 403, code: 'request.cross-site' });
    }
    const own = await post(body, { 'sec-fetch-site': 'same-origin', origin: running().app.url });
    expect(own.json).toMatchObject({ code: 'session.wrong-credentials' });
  });

  it('may not be kept by caches or framed, whatever it is', async () => {
    const { headers } = await running().app.anonymous.get('/health');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});
