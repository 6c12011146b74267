import { ensureDemo } from '../../src/demo/ensure-demo.ts'

/** Run as a program: begins to make the demo in the directory named, and is killed on the way as the kernel would do it. */
await ensureDemo({
  directory: process.argv[2] ?? '.',
  scale: 0.01,
  seed: 1,
  onProgress: ({ rows }) => {
    if (rows > 9000) process.kill(process.pid, 'SIGKILL')
  },
})
