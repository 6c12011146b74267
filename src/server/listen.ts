import type { Server } from 'node:http'
import { InvalidConfigurationError } from '../problem/problem.ts'

const reasons: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) =>
    `Port ${port} of "${host}" is taken by another program. Set PORT to another one, or to 0 for any that is free.`,
  EACCES: (port, host) => `This user may not open port ${port} of "${host}". Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (_port, host) =>
    `This machine has no address "${host}". Set HOST to "127.0.0.1" for this machine only, or to "0.0.0.0" for all of its addresses.`,
  ENOTFOUND: (_port, host) =>
    `There is no host "${host}". Set HOST to "127.0.0.1" for this machine only, or to "0.0.0.0" for all of its addresses.`,
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const message = reasons[error.code ?? '']?.(port, host)
  if (message === undefined) return error
  return new InvalidConfigurationError([
    { code: 'cannot-listen', message, path: [error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'port' : 'host'] },
  ])
}

function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Opens the port, and says where the server can be reached from this machine. */
export function listen(http: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => reject(explain(error, port, host)))
    http.listen(port, host, () => {
      const address = http.address()
      const open = typeof address === 'object' && address !== null ? address.port : port
      resolve({ url: urlOf(host, open), port: open })
    })
  })
}
