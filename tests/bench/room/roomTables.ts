/** The room's figures as tables, and against their targets. */
import { median } from '../figures.ts'
import { formatNumber, type Table, type Target } from '../table.ts'
import type { RoomFigures } from './measureRoom.ts'

/** `runs` are repetitions of the same measurement. */
export function roomTables(runs: readonly RoomFigures[]): Table[] {
  const [first] = runs
  if (!first) return []
  const { clients, editsASecond, seconds } = first.options
  return [
    {
      title: `${clients} clients x ${editsASecond} edits/s in one room, ${seconds} s`,
      columns: [
        'run',
        'edits',
        'to peers p50, ms',
        'p99',
        'to "saved" p50, ms',
        'p99',
        'server CPU',
        'clients CPU',
        'closed',
        'saved then lost',
        '4 KiB flush, ms',
      ],
      rows: runs.map((run, index) => [
        String(index + 1),
        String(run.edits),
        formatNumber(run.peers.p50),
        formatNumber(run.peers.p99),
        formatNumber(run.saved.p50),
        formatNumber(run.saved.p99),
        `${(run.serverCpu * 100).toFixed(0)} %`,
        `${(run.clientCpu * 100).toFixed(0)} %`,
        String(run.closed),
        `${run.lost} of ${run.acknowledged}`,
        formatNumber(run.flush),
      ]),
    },
  ]
}

export function roomTargets(runs: readonly RoomFigures[]): Target[] {
  if (runs.length === 0) return []
  const middle = (read: (run: RoomFigures) => number) => median(runs.map(read))
  return [
    { name: 'edit to peers, p50', value: middle((run) => run.peers.p50), limit: 4, unit: 'ms', kind: 'below' },
    { name: 'edit to "saved", p50', value: middle((run) => run.saved.p50), limit: 6, unit: 'ms', kind: 'below' },
    {
      name: 'acknowledged edits lost by a kill',
      value: runs.reduce((sum, run) => sum + run.lost, 0),
      limit: 0,
      unit: '',
      kind: 'most',
    },
  ]
}
