/** `reset-password`: a link by which somebody who forgot their password chooses another. */
import { DatabaseSync } from 'node:sqlite'
import { PATHS } from '@journeyboard/protocol'
import { loginOf } from '../access/accounts.ts'
import { newPasswordReset } from '../access/newPasswords.ts'
import { databaseIn } from '../log/dataFolder.ts'
import { readSchemaVersion, SCHEMA_VERSION } from '../log/migrations.ts'
import { StartError } from '../ops/startError.ts'
import { compiled, runStatement, sql } from '../tables/tables.ts'
import { EXIT, type ExitCode, sayLink, settingsOf, type Terminal } from './terminal.ts'

/** Also while the server runs, which may be writing: milliseconds that this waits for it. */
const BUSY_TIMEOUT = 5000

export function resetPassword(terminal: Terminal, name: string): ExitCode {
  const settings = settingsOf(terminal)
  const database = new DatabaseSync(databaseIn(settings.dataDir), { timeout: BUSY_TIMEOUT })
  try {
    if (readSchemaVersion(database) !== SCHEMA_VERSION) {
      throw new StartError(
        'Another version of Journeyboard has written the database. Start the server of this one first.',
      )
    }
    const account = sql.selectFrom('account').select(['person_id', 'name']).where('login', '=', loginOf(name))
    const [found] = runStatement(database, compiled(account))
    if (!found) throw new StartError(`There is no account of the name ${name}.`)
    const { token, statement } = newPasswordReset(String(found.person_id), Date.now())
    runStatement(database, compiled(statement))
    terminal.say(`By this link ${found.name} chooses a new password, once, within a day:`)
    sayLink(terminal, settings, PATHS.newPassword, token)
    return EXIT.fine
  } finally {
    database.close()
  }
}
