/** The commands: what they are called, what they take, and where they are. Each is loaded when it is asked for. */
import { Command, CommanderError } from 'commander'
import { StartError } from '../ops/startError.ts'
import type { ExportOptions } from './exportMaps.ts'
import { fileTrouble } from './fileTrouble.ts'
import type { RestoreOptions } from './restore.ts'
import { EXIT, type ExitCode, type Terminal } from './terminal.ts'

/** Runs one command to its end; `serve` goes on afterwards. Resolves with the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine
  const program = createProgram(terminal, (ended) => {
    code = ended
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.misused
    const sentence = error instanceof StartError ? error.message : fileTrouble(error)
    if (sentence === null) throw error
    terminal.complain(sentence)
    return EXIT.trouble
  }
}

function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('journeyboard')
    .description('Runs a Journeyboard server, and looks after what it keeps. Settings are environment variables.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    })
    .showHelpAfterError('See --help.')
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well, 1 something is not (a sentence says what), 2 no such command or option.',
    )
  program
    .command('serve')
    .description('run the server until a signal ends it')
    .action(async () => (await import('../ops/run.ts')).runServer(terminal.env))
  program
    .command('backup')
    .description('write all maps into one file, also while the server runs, and read it back')
    .argument('[file]', 'where to; a name with the time in this folder if not given')
    .action(async (file?: string) => end((await import('./backup.ts')).backup(terminal, file)))
  program
    .command('restore')
    .description('put a backup back, while no server runs; what was there before is kept beside')
    .argument('<file>', 'a file that "backup" or the server has written')
    .option('--dry-run', 'only say what would be there')
    .option('--despite-damage', 'also one in which something is damaged; the rest of it is whole')
    .option('--map <id>', 'only this one, also while the server runs; it takes the place of nothing that is there')
    .action(async (file: string, { map, ...options }: RestoreOptions & { map?: string }) =>
      end(
        map === undefined
          ? (await import('./restore.ts')).restore(terminal, file, options)
          : (await import('./restoreMap.ts')).restoreMap(terminal, file, map, options),
      ),
    )
  program
    .command('export')
    .description('write every map as a .journey.json, images included')
    .argument('[folder]', 'where to; "journeyboard-export" in this folder if not given')
    .option('--trash', 'also those in the trash')
    .option('--comments', 'with what was said about each map, in its file and as a report beside it')
    .action(async (folder: string | undefined, options: ExportOptions) =>
      end((await import('./exportMaps.ts')).exportMaps(terminal, folder, options)),
    )
  program
    .command('verify')
    .description('read everything, and say for each map whether it is whole')
    .argument('[file]', 'a backup; the database of the data folder if not given')
    .action(async (file?: string) => end((await import('./verify.ts')).verify(terminal, file)))
  program
    .command('repair')
    .description('make what can be read of a damaged map all there is of it, while no server runs')
    .argument('<map>', 'its name, as "verify" tells it')
    .action(async (map: string) => end((await import('./repair.ts')).repair(terminal, map)))
  program
    .command('reset-password')
    .description('print a link by which somebody chooses a new password, also while the server runs')
    .argument('<name...>', 'of the account, as they sign in')
    .action(async (words: readonly string[]) =>
      end((await import('./resetPassword.ts')).resetPassword(terminal, words.join(' '))),
    )
  program
    .command('doctor')
    .description('look at settings, disk, clock, and a websocket through the server')
    .option('--url <address>', 'a server to look at, such as https://maps.example.com')
    .action(async (options: { url?: string }) => end(await (await import('./doctor.ts')).doctor(terminal, options.url)))
  return program
}
