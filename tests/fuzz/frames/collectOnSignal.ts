/** Brought into a server's process by `--import`: collects its garbage at SIGUSR2, and prints when that is done. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  setFlagsFromString('--expose_gc')
  const collect: () => void = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    collect()
    process.stdout.write('collected\n')
  })
}
