/** Nothing was fetched for this long: the first screen shows what it has to show. */
const quietMs = 500;
/** Something is always under way: what waits cannot wait for ever. */
const mostMs = 15_000;
const lookEveryMs = 100;

export interface FirstQuietParts {
  /** The code of the first screen; whether it came or not, it is no longer on its way. */
  readonly screen: Promise<unknown>;
  readonly isFetching: () => boolean;
}

/** Calls `begin` once the first screen has come first, which matters on a slow line. Returns a way to call it off. */
export function afterFirstScreen({ screen, isFetching }: FirstQuietParts, begin: () => void): () => void {
  let isLoading = true;
  const arrived = () => {
    isLoading = false;
  };
  screen.then(arrived, arrived);
  const startedAt = Date.now();
  let busyAt = startedAt;
  const timer = setInterval(() => {
    const now = Date.now();
    if (isLoading || isFetching()) busyAt = now;
    if (now - busyAt < quietMs && now - startedAt < mostMs) return;
    clearInterval(timer);
    begin();
  }, lookEveryMs);
  return () => clearInterval(timer);
}
