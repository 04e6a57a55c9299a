import { readSeed } from '../schedule/spec-support/reluth.js';
import { studyProtocol } from './protocol.js';
import type { ProtocolPart, ProtocolVisit, StudyProtocol } from './protocol-types.js';
import { readStudy } from './reader.js';
import { seededLibrary } from './spec-support/library.js';

function protocolOf(study: string, change: (json: Seed) => void = () => undefined): StudyProtocol {
  const json = structuredClone(readSeed(`studies/${study}/study.json`)) as Seed;
  change(json);
  const reading = readStudy(json, seededLibrary());
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return studyProtocol(reading.study);
}

interface Seed {
  amendment?: object;
  readonly epochs: { readonly visits: object[] }[];
}

function part(protocol: StudyProtocol, name: string): ProtocolPart {
  const found = protocol.parts.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`no ${name} among ${protocol.parts.map((one) => one.name).join()}`);
  return found;
}

function visit(protocol: StudyProtocol, of: string, code: string): ProtocolVisit {
  const found = part(protocol, of).visits.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no ${code} in ${of}`);
  return found;
}

describe('a protocol in words', () => {
  const reluth = protocolOf('reluth');
  const startNet = protocolOf('start-net');

  it('tells the parts in protocol order', () => {
    expect(reluth.parts.map(({ name }) => name)).toEqual([
      'Screening',
      'Cycles 1 and 2',
      'Assessment and randomisation',
      'Cycles 3 and 4',
      'Randomised period',
      'Follow-up to 60 months',
    ]);
  });

  it('names visits without the number of their cycle and tells when they are, with their window', () => {
    const bloods = visit(reluth, 'Cycles 1 and 2', 'PRE');
    expect(bloods.name).toBe('Bloods');
    expect(bloods.timings).toHaveLength(1);
    expect(bloods.timings[0]).toMatchObject({
      words: '5 days before the dose',
      window: '2 days either side',
      shortOffset: '−5 d',
      shortWindow: '±2 d',
    });
    expect(bloods.timings[0]?.assumed).toContain('five days');
  });

  it('tells the first dose of a group and each further one apart', () => {
    expect(visit(reluth, 'Cycles 1 and 2', 'D1').timings.map(({ which, words }) => [which, words])).toEqual([
      ['first', '2 weeks after inclusion'],
      ['next', '8 weeks after the last dose given'],
    ]);
    expect(visit(reluth, 'Cycles 3 and 4', 'D1').timings.map(({ which, words }) => [which, words])).toEqual([
      ['only', '8 weeks after the last dose given'],
    ]);
  });

  it('tells repeats by their first names and their end', () => {
    const imaging = visit(reluth, 'Randomised period', 'IM');
    expect([imaging.name, imaging.shortName]).toEqual(['M2, M4 … imaging', 'M2, M4 …']);
    expect(imaging.repeat).toBe('every 2 months, until progression, at most 30 times');
    // Every 6 months, 10 times: the last is 60 months on.
    expect(visit(reluth, 'Follow-up to 60 months', 'FU').name).toBe('Follow-up M6 to M60');
  });

  it('says conditions in the words of forms, arms and milestones', () => {
    expect(part(reluth, 'Cycles 3 and 4').when).toBe(
      'arm is Retreatment and (randomisation or not progression)',
    );
    expect(visit(reluth, 'Randomised period', 'IM').when).toBe(
      'randomisation or not (end of treatment or progression or (withdrawal and (withdraws from treatment or withdraws from procedures)))',
    );
    expect(part(startNet, 'Cycles from 1 on').rule).toBe(
      'as long as kidney dose + projected kidney dose at most 30 Gy; at most 12',
    );
    expect(visit(startNet, 'Cycles from 1 on', 'CAP').when).toBe(
      'group is CAP-dTOC, FDG-positive and cycle at most 4',
    );
  });

  it('says of a milestone which visits it ends, and where', () => {
    const closes = (name: string) => reluth.milestones.find((one) => one.name === name)?.closes;
    // Who leaves the treatment is followed: imaging and follow-up stay (seeds/studies/reluth, milestone withdrawal).
    expect(closes('Withdrawal')?.map(({ epochs, kinds, reason }) => [epochs, kinds, reason])).toEqual([
      [[], ['treatment'], 'Withdrew from treatment'],
      [[], ['screening', 'treatment', 'assessment'], 'Withdrew from procedures'],
      [[], null, 'Withdrew from contact'],
    ]);
  });

  it('names the visit at which those already in the trial consent again', () => {
    expect(reluth.reconsent).toEqual([]);
    const again = {
      code: 'RECON',
      name: 'Consent to the amendment',
      shortName: 'Re-IC',
      kind: 'common',
      timing: { relativeTo: 'amendment', offset: 'P0D', window: { after: 'P28D' }, source: 'paper' },
      activities: [{ form: 'visit' }, { form: 'consent' }],
    };
    const amended = protocolOf('reluth', (json) => {
      json.amendment = { summary: 'Consent again' };
      json.epochs[0]?.visits.push(again);
    });
    expect(amended.amendment).toBe('Consent again');
    expect(amended.reconsent).toEqual([{ code: 'RECON', name: 'Consent to the amendment' }]);
    expect(visit(amended, 'Screening', 'RECON').timings[0]).toMatchObject({
      words: 'on the day of coming under this version',
      window: 'up to 28 days after',
    });
  });

  it('says of a stratum why it is assumed', () => {
    expect(protocolOf('lumen-1').strata).toEqual([
      {
        name: 'Grade of the meningioma',
        levels: ['WHO grade 1', 'WHO grade 2 or 3'],
        assumed: expect.stringMatching(/^No public source/) as string,
      },
    ]);
    expect(reluth.strata.map(({ assumed }) => assumed)).toEqual([null, null, null, null]);
  });

  it.each(['reluth', 'start-net', 'lumen-1', 'msk-ia'])('leaves no name of the format in %s', (study) => {
    const told = JSON.stringify(protocolOf(study));
    expect(told).not.toMatch(/&&|\|\||==|\{cycle\}|\{n\}|\{k\}|visit:/u);
  });
});
