import { sendOnce } from './change-id.js';

describe('an act sent once', () => {
  const sent: string[] = [];
  const arrives = ({ changeId }: { readonly changeId: string }): Promise<string> => {
    sent.push(changeId);
    return Promise.resolve(changeId);
  };
  const isLost = ({ changeId }: { readonly changeId: string }): Promise<string> => {
    sent.push(changeId);
    return Promise.reject(new Error('The server could not be reached.'));
  };

  beforeEach(() => sent.splice(0));

  it('keeps its id while no answer came, and is another act after one', async () => {
    const once = sendOnce(new Map(), 'visit-1');
    const booking = { booked: '2026-12-01' };
    await expect(once(booking, isLost)).rejects.toThrow('could not be reached');
    await expect(once(booking, isLost)).rejects.toThrow('could not be reached');
    await once(booking, arrives);
    await once(booking, arrives);
    const [first, second, third, fourth] = sent;
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });

  it('has another id with other words, and about something else', async () => {
    const ids = new Map<string, string>();
    const booking = { booked: '2026-12-01' };
    await expect(sendOnce(ids, 'visit-1')(booking, isLost)).rejects.toThrow();
    await sendOnce(ids, 'visit-1')({ booked: '2026-12-02' }, arrives);
    await sendOnce(ids, 'visit-2')(booking, arrives);
    expect(new Set(sent).size).toBe(3);
  });
});
