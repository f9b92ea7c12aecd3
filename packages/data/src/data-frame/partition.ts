/**
 * Moves what fulfils the predicate to the front and returns how much that is. The order of both parts is that of the common
 * two-pointer scheme: from the front the first that does not, from the back the first that does, change places; plots are drawn in
 * that order, and where they are transparent it shows (processors-a spec 7.4.2).
 */
export function partition(items: Uint32Array, first: number, end: number, predicate: (item: number) => boolean): number {
  let [front, back] = [first, end]
  for (;;) {
    while (front < back && predicate(items[front] as number)) front++
    if (front === back) return front
    back--
    while (front < back && !predicate(items[back] as number)) back--
    if (front === back) return front
    const item = items[front] as number
    items[front] = items[back] as number
    items[back] = item
    front++
  }
}
