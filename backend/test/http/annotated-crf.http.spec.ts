import { pdfText } from '../support/pdf-text.js';
import { expectStatus, withTrialApp } from '../support/trial-app.js';

describe('the annotated case report form', () => {
  const running = withTrialApp();

  const read = async (path: string): Promise<Response> => {
    const person = await running().as('nurse');
    return fetch(`${running().app.url}/api/studies/${path}`, { headers: { cookie: person.cookie ?? '' } });
  };

  it('prints every form of a version with the names and codes its values are stored under', async () => {
    const response = await read('reluth/versions/1.0/annotated-crf.pdf');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('reluth-1.0-annotated-crf.pdf');
    const words = pdfText(Buffer.from(await response.arrayBuffer()));
    for (const told of ['form vital-signs, version 1', 'VISDAT', 'Randomisation', 'TDDECIS', '[GIVE]']) {
      expect(words).toContain(told);
    }
  });

  it('prints it in French', async () => {
    const response = await read('reluth/versions/1.0/annotated-crf.pdf?language=fr');
    expect(pdfText(Buffer.from(await response.arrayBuffer()))).toContain('formulaire vital-signs, version 1');
  });

  it('gives one form of a version empty, with the visits that ask for it', async () => {
    const manager = await running().as('dataManager');
    const of = (rest: string): string => `/studies/reluth/versions/1.0/forms/${rest}`;
    expect(expectStatus(await manager.get(of('lesions-baseline')), 200).json).toMatchObject({
      study: 'reluth',
      version: '1.0',
      name: 'Baseline lesions',
      visits: [{ code: 'SCR', name: 'Screening' }],
      preferredUnits: {},
    });
    for (const code of ['fdg-pet', 'toString'])
      expect(expectStatus(await manager.get(of(code)), 404).json).toMatchObject({ code: 'form.not-found' });
  });

  it('says so when there is no such version, or no such language', async () => {
    const nurse = await running().as('nurse');
    const of = (rest: string): string => `/studies/reluth/versions/${rest}`;
    expect(expectStatus(await nurse.get(of('9.9/annotated-crf.pdf')), 404).json).toMatchObject({
      code: 'study.version-not-found',
    });
    expectStatus(await nurse.get(of('1.0/annotated-crf.pdf?language=xx')), 400);
  });
});
