/** `npm run journeyboard -- <command>`: running the server, and looking after what it keeps. */
import { runCommandLine } from './cli/commandLine.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
})
