/** Calls once what is on the page now has been painted, and soon also where nothing is painted, as in a window behind others. */
export function afterPaint(then: () => void): () => void {
  let timer = setTimeout(call, 250);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(call);
  });
  function call(): void {
    cancel();
    then();
  }
  function cancel(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }
  return cancel;
}
