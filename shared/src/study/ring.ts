/** The first ring in a graph given as lists of what each point depends on, its first point repeated; empty if none. */
export function ringOf(dependencies: readonly (readonly number[])[]): readonly number[] {
  const done = new Set<number>();
  // A set keeps the order of what was added and tells at once whether a point is on the path.
  const path = new Set<number>();
  const search = (index: number): readonly number[] => {
    if (done.has(index)) return [];
    if (path.has(index)) {
      const points = [...path];
      return [...points.slice(points.indexOf(index)), index];
    }
    path.add(index);
    for (const dependency of dependencies[index] ?? []) {
      const ring = search(dependency);
      if (ring.length > 0) return ring;
    }
    path.delete(index);
    done.add(index);
    return [];
  };
  for (let index = 0; index < dependencies.length; index += 1) {
    const ring = search(index);
    if (ring.length > 0) return ring;
  }
  return [];
}
