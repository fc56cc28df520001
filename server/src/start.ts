/** `npm start`: builds the web app if need be, then runs the server. */
import { runServer } from './ops/run.ts'
import { errorMessage } from './ops/startError.ts'
import { buildWebIfOld } from './ops/webBuild.ts'

try {
  await buildWebIfOld()
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`)
  process.exit(1)
}
await runServer(process.env)
