const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * Whether the line to PostgreSQL failed rather than the statement: SQLSTATE class 08 (connection exception) and 57P
 * (operator intervention: shutdown, start-up), a socket error, or a connection that `pg` reports as gone. Such work is worth trying again.
 */
export function isConnectionFailure(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : '';
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    socketCodes.has(code) ||
    // The socket's file is missing; of any other file it says nothing about PostgreSQL.
    (code === 'ENOENT' && 'syscall' in failure && failure.syscall === 'connect') ||
    /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
      failure.message,
    )
  );
}
