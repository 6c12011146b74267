import { type Logger, pino, stdSerializers } from 'pino'

/** JSON lines on standard output, errors with their causes. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: stdSerializers.errWithCause } })
}
