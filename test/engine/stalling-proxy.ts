import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface StallingProxy {
  readonly port: number
  /** From now on nothing passes, in either direction, and nobody is told. */
  stall(): void
  /** Cuts what is open; new connections pass again. */
  heal(): void
  close(): Promise<void>
}

/** A network between a client and `target` that can go silent. */
export async function startStallingProxy(target: { host: string; port: number }): Promise<StallingProxy> {
  const sockets = new Set<Socket>()
  let stalled = false
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', (chunk) => {
      if (!stalled) to.write(chunk)
    })
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
  const server = createServer((near) => {
    const far = connect(target)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: portOf(server.address()),
    stall: () => {
      stalled = true
    },
    heal: () => {
      stalled = false
      cut()
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return address.port
}
