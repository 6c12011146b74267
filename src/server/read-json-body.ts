import type { IncomingMessage } from 'node:http'
import { MIMEType } from 'node:util'
import { RefusedRequestError } from './refused-request-error.ts'

function mimeTypeOf(header: string | undefined): MIMEType | undefined {
  try {
    return new MIMEType(header ?? '')
  } catch {
    return undefined
  }
}

/** A body in another charset can hide text from every check that reads it as UTF-8; an inflated one can outgrow every limit. */
function refuseOtherEncodings(request: IncomingMessage): void {
  const type = mimeTypeOf(request.headers['content-type'])
  if (type?.essence !== 'application/json') {
    throw new RefusedRequestError(
      415,
      'unsupported-content-type',
      'A POST to "/graphql" carries JSON: send it with the header "content-type: application/json".',
    )
  }
  const charset = type.params.get('charset')
  if (charset !== null && charset.toLowerCase() !== 'utf-8') {
    throw new RefusedRequestError(415, 'unsupported-charset', `The body says that its charset is "${charset}". Only "utf-8" is read.`)
  }
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new RefusedRequestError(
      415,
      'unsupported-encoding',
      `The body says that it is compressed with "${encoding}". Only plain bodies are read.`,
    )
  }
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const tooLarge = () => new RefusedRequestError(413, 'body-too-large', `The body is larger than ${limit} bytes, the most that is read.`)
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge())
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(tooLarge())
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () =>
      reject(new RefusedRequestError(400, 'incomplete-body', 'The connection closed before the whole body had arrived.')),
    )
  })
}

/** The JSON value of a request's body, read without inflating and up to `limit` bytes. */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  refuseOtherEncodings(request)
  const bytes = await collect(request, limit)
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return body
  } catch {
    throw new RefusedRequestError(
      400,
      'unreadable-json',
      'The body is not JSON in UTF-8. It looks like {"query": "{ catalog { metrics { name } } }"}.',
    )
  }
}
