/** Runs the server on a web app that is built already, or not needed. */
import { runServer } from './ops/run.ts'

await runServer(process.env)
