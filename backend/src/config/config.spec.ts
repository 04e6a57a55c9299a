import { readConfig } from './config.js';

describe('the configuration', () => {
  it('serves this machine on port 3000 when nothing is said', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      demonstration: false,
      idleMinutes: 30,
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http"'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ LUTETIA_LOG: 'loud' }, 'LUTETIA_LOG is "loud"'],
    [{ LUTETIA_SECURE_COOKIES: 'perhaps' }, 'LUTETIA_SECURE_COOKIES is "perhaps"'],
    [{ LUTETIA_TRUST_PROXY: 'true' }, 'LUTETIA_TRUST_PROXY is "true"'],
    [{ LUTETIA_TRUST_PROXY: 'the proxy' }, 'LUTETIA_TRUST_PROXY is "the proxy"'],
    [{ LUTETIA_TRUST_PROXY: '10.0.0.300' }, 'LUTETIA_TRUST_PROXY is "10.0.0.300"'],
    [{ LUTETIA_TRUST_PROXY: '10.0.0.0/33' }, 'LUTETIA_TRUST_PROXY is "10.0.0.0/33"'],
    [{ LUTETIA_TRUST_PROXY: '0.0.0.0/0' }, 'LUTETIA_TRUST_PROXY is "0.0.0.0/0"'],
    [{ LUTETIA_TRUST_PROXY: '10.0.0.1,' }, 'LUTETIA_TRUST_PROXY is "10.0.0.1,"'],
    [{ LUTETIA_TRUST_PROXY: '1000000' }, 'LUTETIA_TRUST_PROXY is "1000000"'],
    [{ LUTETIA_IDLE_MINUTES: '0' }, 'LUTETIA_IDLE_MINUTES is "0"'],
    [{ LUTETIA_SESSION_HOURS: '169' }, 'LUTETIA_SESSION_HOURS is "169"'],
    [{ LUTETIA_DEMO: 'yes' }, 'LUTETIA_DEMO is "yes"'],
    [{ LUTETIA_DMEO: '1' }, 'LUTETIA_DMEO is no setting'],
  ])('refuses %j and names the setting', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it.each([
    ['0', null],
    ['2', 2],
    ['127.0.0.1', '127.0.0.1'],
    ['10.0.0.0/8, fd00::/8', '10.0.0.0/8,fd00::/8'],
    ['loopback', 'loopback'],
  ])('believes the proxies of LUTETIA_TRUST_PROXY=%s', (text, proxies) => {
    expect(readConfig({ LUTETIA_TRUST_PROXY: text }).trustProxy).toBe(proxies);
  });

  it('permits demonstration accounts with the embedded database or when asked, and not when asked not to', () => {
    expect(readConfig({ LUTETIA_EMBEDDED: '1' }).demonstration).toBe(true);
    expect(readConfig({ LUTETIA_DEMO: '1' }).demonstration).toBe(true);
    expect(readConfig({ LUTETIA_EMBEDDED: '1', LUTETIA_DEMO: '0' }).demonstration).toBe(false);
  });

  it('refuses demonstration accounts in production and on other addresses than this machine', () => {
    expect(() => readConfig({ LUTETIA_DEMO: '1', NODE_ENV: 'production' })).toThrow('NODE_ENV=production');
    expect(() => readConfig({ LUTETIA_DEMO: '1', HOST: '0.0.0.0' })).toThrow('HOST is 0.0.0.0');
    expect(readConfig({ HOST: '0.0.0.0', NODE_ENV: 'production' }).host).toBe('0.0.0.0');
  });
});
