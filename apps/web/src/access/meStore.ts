/** Who sits at this browser, as the server knows them. */
import type { Me } from '@journeyboard/protocol'
import { createStore } from 'zustand/vanilla'

/** Null until the server has said it. */
export const me = createStore<Me | null>(() => null)
