import type { KeptWork } from './saving-types.js';
import { saved, start } from './support/answered-queue.js';

describe('what a queue keeps beside a value', () => {
  it('keeps the reasons of a value that is left as it was, and lets them go with another value', () => {
    const { queue } = start([], null, { WT: { v: '31', explained: { LOW: 'Weighed twice' } } });
    queue.edit('WT', { v: '31' });
    expect(queue.hasWork).toBe(false);
    queue.edit('WT', { v: '32' });
    expect(queue.values['WT']).toEqual({ v: '32' });
  });

  it('asks for no reason where all that waits are reasons for values as they stand', () => {
    const { queue } = start([], null, { WT: { v: '31' }, HT: { v: '160' } });
    queue.edit('WT', { v: '31', explained: { LOW: 'Weighed twice' } });
    expect([queue.hasWork, queue.needsReason]).toEqual([true, false]);
    queue.edit('HT', { v: '161' });
    expect(queue.needsReason).toBe(true);
  });

  it('asks for a reason where the word on a result changes, not where it is the first', () => {
    const { queue } = start([], null, { WT: { v: '31' }, '@significant/HT': { v: 'N' } });
    queue.edit('@significant/WT', { v: 'Y' });
    expect([queue.hasWork, queue.needsReason]).toEqual([true, false]);
    queue.edit('@significant/HT', { v: 'Y' });
    expect(queue.needsReason).toBe(true);
  });

  it('says under which version of the form it was typed, and lets a person look before it goes to another', async () => {
    const unsent = { WT: { value: { v: '31' }, version: 0 } };
    const kept: KeptWork = {
      formId: 'form',
      formVersion: '1',
      outgoing: null,
      unsent,
      typing: {},
      unread: {},
      refused: {},
    };
    const { queue, sent, keptHistory } = start(
      [{ kind: 'other-version' }, saved(2, { WT: { v: '31' } })],
      kept,
    );
    await queue.flush();
    expect(queue.state.kind).toBe('other-version');
    expect(keptHistory.at(-1)).toMatchObject({ formVersion: null, outgoing: null, unsent });
    await queue.flush();
    expect(sent.map((save) => [save.formVersion, save.changeId])).toEqual([
      ['1', 'id-1'],
      ['2', 'id-2'],
    ]);
    expect(queue.state.kind).toBe('saved');
  });
});
