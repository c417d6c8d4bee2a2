import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';

/**
 * Does something as the first of these users who may: who is only invited, has left or is suspended is refused. Throws what
 * the last one was told; what is not there is there for nobody.
 */
export async function asOneOf<Result>(
  users: readonly string[],
  act: (user: string) => Promise<Result>,
): Promise<Result> {
  let refused = new MatrixRefusal(403, { errcode: 'M_FORBIDDEN', error: 'Nobody is in the room' });
  for (const user of users) {
    try {
      return await act(user);
    } catch (failure) {
      if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_NOT_FOUND', 'M_LIMIT_EXCEEDED')) throw failure;
      refused = failure;
    }
  }
  throw refused;
}
