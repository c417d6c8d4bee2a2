/**
 * Which parts of a total may be told beside it: those with at least `threshold`, and so few of them that all others
 * together are at least `threshold`, too, or that there are no others. Then whatever shown parts are taken from the total,
 * what remains is nobody or at least `threshold` (complementary suppression). `isAllowed` leaves parts out from the start.
 */
export function chooseShown(
  counts: readonly number[],
  threshold: number,
  isAllowed: (index: number) => boolean = () => true,
): boolean[] {
  const shown = counts.map((count, index) => count >= threshold && isAllowed(index));
  const hidden = () => counts.filter((_count, index) => !shown[index]);
  const isTooLittle = () => hidden().length > 0 && hidden().reduce((sum, count) => sum + count, 0) < threshold;
  while (isTooLittle()) {
    const smallest = indexOfSmallest(counts, shown);
    if (smallest === undefined) break;
    shown[smallest] = false;
  }
  return shown;
}

function indexOfSmallest(counts: readonly number[], shown: readonly boolean[]): number | undefined {
  const indexes = [...counts.keys()].filter((index) => shown[index] === true);
  return indexes.sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0))[0];
}
