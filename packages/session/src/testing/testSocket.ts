/** For tests only: a WebSocket without a network, frames in order, each delivered in a task of its own. */

export interface TestSocketHost {
  /** The close code of a refusal, or null when the socket is in. */
  open(socket: TestSocket): number | null
  receive(socket: TestSocket, frame: Uint8Array): void
  leave(socket: TestSocket): void
}

type Handler<Event> = ((event: Event) => void) | null

export class TestSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readonly url: string
  binaryType = 'blob'
  readyState = 0
  onopen: Handler<unknown> = null
  onmessage: Handler<{ readonly data: ArrayBuffer }> = null
  onclose: Handler<{ readonly code: number; readonly reason: string }> = null
  onerror: Handler<unknown> = null
  readonly #host: TestSocketHost
  #isFrozen = false

  constructor(host: TestSocketHost, url: string) {
    this.#host = host
    this.url = url
    later(() => this.#connect())
  }

  /** The constructor that a provider gets: all its sockets lead to this host. */
  static connectedTo(host: TestSocketHost): typeof WebSocket {
    const socketClass = class extends TestSocket {
      constructor(url: string) {
        super(host, url)
      }
    }
    return socketClass as unknown as typeof WebSocket
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== TestSocket.OPEN) throw new Error('The socket is not open.')
    const sent = new Uint8Array(frame)
    later(() => {
      if (!this.#isFrozen && this.readyState === TestSocket.OPEN) this.#host.receive(this, sent)
    })
  }

  close(): void {
    this.#host.leave(this)
    this.readyState = TestSocket.CLOSED
  }

  /** From the server. */
  deliver(frame: Uint8Array): void {
    later(() => {
      if (this.#isFrozen || this.readyState !== TestSocket.OPEN) return
      this.onmessage?.({ data: new Uint8Array(frame).buffer })
    })
  }

  /** The server closes it. */
  end(code: number): void {
    this.readyState = TestSocket.CLOSED
    later(() => this.onclose?.({ code, reason: '' }))
  }

  freeze(): void {
    this.#isFrozen = true
  }

  #connect(): void {
    if (this.readyState !== TestSocket.CONNECTING) return
    const refusal = this.#host.open(this)
    if (refusal === 1006) {
      this.onerror?.({})
      this.end(refusal)
      return
    }
    this.readyState = TestSocket.OPEN
    this.onopen?.({})
    if (refusal !== null) this.end(refusal)
  }
}

function later(run: () => void): void {
  setImmediate(run)
}
