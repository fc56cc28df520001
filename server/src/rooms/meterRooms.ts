/** How many rooms there are and who is in them, looked at when somebody reads the metrics. */
import { ROLES } from '@journeyboard/protocol'
import type { Meters } from '../ops/meters.ts'
import { ROOM_STATES } from './room.ts'
import type { Rooms } from './rooms.ts'

/** Every state and role is told, also with nobody in it: a graph needs its zeros. */
export function meterRooms({ rooms: states, connections, beforeReading }: Meters, rooms: Rooms): void {
  beforeReading.push(() => {
    for (const state of ROOM_STATES) states.set({ state }, 0)
    for (const role of ROLES) connections.set({ role }, 0)
    for (const { state, roles } of rooms.census()) {
      states.inc({ state })
      for (const role of roles) connections.inc({ role })
    }
  })
}
