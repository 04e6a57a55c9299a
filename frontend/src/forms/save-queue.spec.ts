import type { KeptWork, SaveOutcome } from './saving-types.js';
import { saved, start } from './support/answered-queue.js';

describe('SaveQueue', () => {
  it('sends what was typed over the version it was typed on, and forgets it once acknowledged', async () => {
    const { queue, sent, keptHistory } = start([saved(2, { HGB: { v: '112' } })]);
    queue.edit('HGB', { v: '112' });
    expect(keptHistory.at(-1)?.unsent).toEqual({ HGB: { value: { v: '112' }, version: 1 } });
    await queue.flush();
    expect(sent).toEqual([
      { changeId: 'id-1', ifMatch: 1, changes: { HGB: { v: '112' } }, reason: null, formVersion: '2' },
    ]);
    expect(queue.state).toEqual({ kind: 'saved', at: '2026-11-21T14:02:00Z' });
    expect(queue.hasWork).toBe(false);
    expect(keptHistory.at(-1)).toBeNull();
  });

  it('sends edits that belong together in one save', async () => {
    const { queue, sent } = start([saved(2, {})], null, { HGB: { v: '112' } });
    const mark = { absent: 'not-done' } as const;
    queue.editAll({ HGB: null, WBC: null, '@section/counts': mark });
    await queue.flush();
    expect(sent.map(({ changes }) => changes)).toEqual([{ HGB: null, '@section/counts': mark }]);
  });

  it('sends again under the same id after a lost connection', async () => {
    const { queue, sent } = start([{ kind: 'unreachable' }, saved(2, { HGB: { v: '112' } })]);
    queue.edit('HGB', { v: '112' });
    await queue.flush();
    expect(queue.state.kind).toBe('kept');
    await queue.flush();
    expect(sent.map((save) => save.changeId)).toEqual(['id-1', 'id-1']);
    expect(queue.state.kind).toBe('saved');
  });

  it('sends again under the same id after a reload, then what was typed since', async () => {
    const outgoing = {
      changeId: 'old',
      ifMatch: 1,
      changes: { HGB: { v: '112' } },
      reason: null,
      formVersion: '2',
    };
    const unsent = { WBC: { value: { v: '3.4' }, version: 1 } };
    const kept: KeptWork = {
      formId: 'form',
      formVersion: '2',
      outgoing,
      unsent,
      typing: {},
      unread: {},
      refused: {},
    };
    const { queue, sent } = start(
      [saved(2, { HGB: { v: '112' } }), saved(3, { HGB: { v: '112' }, WBC: { v: '3.4' } })],
      kept,
    );
    expect(queue.values).toEqual({ HGB: { v: '112' }, WBC: { v: '3.4' } });
    await queue.flush();
    expect(sent.map((save) => [save.changeId, save.ifMatch])).toEqual([
      ['old', 1],
      ['id-1', 2],
    ]);
  });

  it('does not take its own earlier save of the same field for another person’s', async () => {
    const { queue, sent } = start([saved(2, { HGB: { v: '11' } }), saved(3, { HGB: { v: '112' } })]);
    queue.edit('HGB', { v: '11' });
    const first = queue.flush();
    queue.edit('HGB', { v: '112' });
    await first;
    await queue.flush();
    expect(sent[1]).toMatchObject({ ifMatch: 2, changes: { HGB: { v: '112' } } });
  });

  it('keeps the older version for a field that another person changed meanwhile, so that the server sees both', async () => {
    const { queue, sent } = start([saved(3, { HGB: { v: '112' }, WBC: { v: '9' } })]);
    queue.edit('HGB', { v: '112' });
    const first = queue.flush();
    queue.edit('WBC', { v: '3.4' });
    await first;
    expect(sent[1]).toMatchObject({ ifMatch: 1, changes: { WBC: { v: '3.4' } } });
  });

  it('stops at a conflict until a person has chosen, then sends mine over theirs', async () => {
    const conflict = {
      base: { HGB: null },
      mine: { HGB: { v: '112' } },
      theirs: { HGB: { v: '121' } },
      theirsBy: { HGB: { who: 'Investigator', role: 'investigator', at: '2026-11-21T14:00:00Z' } },
      version: 5,
      values: { HGB: { v: '121' } },
    };
    const { queue, sent } = start([{ kind: 'conflict', conflict }, saved(6, { HGB: { v: '112' } })]);
    queue.edit('HGB', { v: '112' });
    await queue.flush();
    expect(queue.state.kind).toBe('conflict');
    await queue.flush();
    expect(sent).toHaveLength(1);
    await queue.resolve(conflict, { HGB: 'mine' });
    expect(sent[1]).toMatchObject({ changeId: 'id-2', ifMatch: 5, changes: { HGB: { v: '112' } } });
    expect(queue.hasWork).toBe(false);
  });

  it('sends nothing when theirs is chosen', async () => {
    const conflict = {
      base: { HGB: null },
      mine: { HGB: { v: '112' } },
      theirs: { HGB: { v: '121' } },
      theirsBy: {},
      version: 5,
      values: { HGB: { v: '121' } },
    };
    const { queue, sent } = start([{ kind: 'conflict', conflict }]);
    queue.edit('HGB', { v: '112' });
    await queue.flush();
    await queue.resolve(conflict, { HGB: 'theirs' });
    expect(sent).toHaveLength(1);
    expect(queue.values).toEqual({ HGB: { v: '121' } });
  });

  it('sets refused fields aside with their reason and saves the others', async () => {
    const { queue, sent, keptHistory } = start([
      { kind: 'refused', paths: { HGB: 'is not a number' }, detail: 'One value was not saved' },
      saved(2, { WBC: { v: '3.4' } }),
    ]);
    queue.edit('HGB', { v: 'abc' });
    queue.edit('WBC', { v: '3.4' });
    await queue.flush();
    expect(sent[1]?.changes).toEqual({ WBC: { v: '3.4' } });
    const refused = { HGB: { value: { v: 'abc' }, why: 'is not a number' } };
    expect([queue.refused, queue.values]).toEqual([refused, { WBC: { v: '3.4' } }]);
    expect(keptHistory.at(-1)).toMatchObject({ outgoing: null, unsent: {}, refused });
    // Emptied, it is again what the server has.
    queue.edit('HGB', null);
    expect([queue.refused, queue.isAllSaved, keptHistory.at(-1)]).toEqual([{}, true, null]);
  });

  it('has what was refused before a reload still, and sends it only once it is edited', async () => {
    const refused = { NOTE: { value: { v: 'too long' }, why: 'has 2 characters at most' } };
    const kept: KeptWork = {
      formId: 'form',
      formVersion: '2',
      outgoing: null,
      unsent: {},
      typing: {},
      unread: {},
      refused,
    };
    const { queue, sent, keptHistory } = start([saved(2, { NOTE: { v: 'ok' } })], kept);
    await queue.flush();
    expect([sent, queue.refused, queue.hasWork, queue.isAllSaved]).toEqual([[], refused, false, false]);
    queue.edit('NOTE', { v: 'ok' });
    await queue.flush();
    expect([sent[0]?.changes, keptHistory.at(-1)]).toEqual([{ NOTE: { v: 'ok' } }, null]);
  });

  it('waits for a reason on a completed form, sends it with all that waits, and asks again for the next change', async () => {
    const { queue, sent } = start([
      { kind: 'reason-required' },
      saved(2, { HGB: { v: '112' }, WBC: { v: '3.4' } }),
      { kind: 'reason-required' },
    ]);
    queue.edit('HGB', { v: '112' });
    await queue.flush();
    expect(queue.state.kind).toBe('reason-required');
    queue.edit('WBC', { v: '3.4' });
    expect(queue.waiting).toEqual({ HGB: { v: '112' }, WBC: { v: '3.4' } });
    queue.giveReason('Transcription error');
    await queue.flush();
    queue.edit('PLAT', { v: '92' });
    await queue.flush();
    expect(sent.map((save) => save.reason)).toEqual([null, 'Transcription error', null]);
    expect(queue.state.kind).toBe('reason-required');
  });

  it('is all saved only once nothing waits, was refused, cannot be read or is being typed', async () => {
    const refusal: SaveOutcome = { kind: 'refused', paths: { VISDAT: 'in the future' }, detail: '' };
    const { queue } = start([saved(2, { HGB: { v: '112' } }), refusal]);
    expect(queue.isAllSaved).toBe(true);
    queue.edit('HGB', { v: '112' });
    expect(queue.isAllSaved).toBe(false);
    await queue.flush();
    expect(queue.isAllSaved).toBe(true);
    queue.edit('VISDAT', { v: '2027-01-01' });
    await queue.flush();
    expect([queue.hasWork, queue.isAllSaved]).toEqual([false, false]);
    const unreadable = start([]).queue;
    unreadable.hold('WBC', { text: '5,8 G/l', unit: null });
    expect(unreadable.isAllSaved).toBe(false);
    const typing = start([]).queue;
    typing.type('WBC', { text: '5', unit: null });
    expect(typing.isAllSaved).toBe(false);
  });

  it('takes no edit that changes nothing', async () => {
    const { queue, sent } = start([], null, { HGB: { v: '112' } });
    queue.edit('HGB', { v: '112' });
    await queue.flush();
    expect(sent).toEqual([]);
    expect(queue.state.kind).toBe('untouched');
  });

  it('keeps text that cannot be read through a reload, never sends it, and lets go of it once it is edited', async () => {
    const { queue, sent, keptHistory } = start([], null, { WBC: { v: '5.1' } });
    queue.hold('WBC', { text: '5,8 G/l', unit: '10*9/L' });
    await queue.flush();
    expect(sent).toEqual([]);
    const kept = keptHistory.at(-1) ?? null;
    expect(kept?.unread).toEqual({ WBC: { text: '5,8 G/l', unit: '10*9/L' } });

    const again = start([], kept, { WBC: { v: '5.1' } });
    expect(again.queue.unread).toEqual({ WBC: { text: '5,8 G/l', unit: '10*9/L' } });
    expect(again.queue.hasWork).toBe(false);
    // What was saved before is typed again: nothing to send, and nothing unreadable any more.
    again.queue.edit('WBC', { v: '5.1' });
    expect(again.queue.unread).toEqual({});
    expect(again.keptHistory.at(-1)).toBeNull();
  });

  it('keeps every keystroke before the field is left, and nothing of it once the field was read', async () => {
    const { queue, sent, keptHistory } = start([saved(2, { HGB: { v: '112' } })]);
    queue.type('HGB', { text: '1', unit: 'g/L' });
    queue.type('HGB', { text: '11', unit: 'g/L' });
    expect(keptHistory.at(-1)?.typing).toEqual({ HGB: { text: '11', unit: 'g/L' } });
    expect(queue.values).toEqual({});
    await queue.flush();
    expect(sent).toEqual([]);

    const again = start([saved(2, { HGB: { v: '112' } })], keptHistory.at(-1) ?? null);
    expect(again.queue.typing).toEqual({ HGB: { text: '11', unit: 'g/L' } });
    again.queue.edit('HGB', { v: '112' });
    await again.queue.flush();
    expect(again.keptHistory.at(-1)).toBeNull();
  });

  it('forgets keystrokes that led back to what is saved', () => {
    const { queue, keptHistory } = start([], null, { HGB: { v: '112' } });
    queue.type('HGB', { text: '11', unit: null });
    queue.edit('HGB', { v: '112' });
    expect(keptHistory.at(-1)).toBeNull();
  });

  it('takes back what waits for a reason: nothing is sent or kept, and the values are the saved ones', async () => {
    const { queue, sent, keptHistory } = start([{ kind: 'reason-required' }], null, { HGB: { v: '11.2' } });
    queue.edit('HGB', { v: '10.2' });
    await queue.flush();
    await queue.discard();
    expect(queue.values).toEqual({ HGB: { v: '11.2' } });
    expect(queue.hasWork).toBe(false);
    expect(keptHistory.at(-1)).toBeNull();
    await queue.flush();
    expect(sent).toHaveLength(1);
  });
});
