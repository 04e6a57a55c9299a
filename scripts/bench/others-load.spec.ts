import { othersLoad } from './others-load.mjs';

/** A machine of two processors whose next second has these shares of other programs' work. */
function machine(...shares: readonly number[]) {
  const spent = { user: 5_000_000, nice: 0, sys: 1_000_000, idle: 1_000, irq: 0 };
  const left = [...shares];
  return {
    read: () => [{ times: { ...spent } }, { times: { ...spent } }],
    wait: (ms: number): Promise<void> => {
      const share = left.shift() ?? 0;
      spent.user += ms * share;
      spent.idle += ms * (1 - share);
      return Promise.resolve();
    },
  };
}

describe('the load of others', () => {
  it('is none on a machine that is idle now, however busy it was until now', async () => {
    expect(await othersLoad(machine(0.02))).toBeNull();
  });

  it('is what they keep busy while nothing is measured', async () => {
    expect(await othersLoad(machine(0.9, 0.5, 0.75))).toBeCloseTo(0.5);
  });

  it('is none where something of our own was only just ending', async () => {
    expect(await othersLoad(machine(1, 0.8, 0.05))).toBeNull();
  });
});
