// Loaded before the program that the launcher runs: when the launcher was killed and could not end it, it ends itself
// as if told to. Processes which that program starts load this too; they are none of the launcher's and left alone.
import { isMainThread } from 'node:worker_threads';

const launcher = Number(process.env.KONTOR_LAUNCHER);

if (isMainThread && process.ppid === launcher) {
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}
