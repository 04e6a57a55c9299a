/** The first ring in a graph given as lists of what each point depends on, its first point repeated; empty if none. */
export function ringOf(dependencies: readonly (readonly number[])[]): readonly number[] {
  const done = new Set<number>();
  const path: number[] = [];
  const search = (index: number): readonly number[] => {
    if (done.has(index)) return [];
    if (path.includes(index)) return [...path.slice(path.indexOf(index)), index];
    path.push(index);
    for (const dependency of dependencies[index] ?? []) {
      const ring = search(dependency);
      if (ring.length > 0) return ring;
    }
    path.pop();
    done.add(index);
    return [];
  };
  for (let index = 0; index < dependencies.length; index += 1) {
    const ring = search(index);
    if (ring.length > 0) return ring;
  }
  return [];
}
