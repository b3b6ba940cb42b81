import { createServer } from 'node:net'

/** A port of loopback that nobody listens on. @returns {Promise<number>} */
export const free = () => new Promise((done) => {
  const s = createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address()
    s.close(() => done(port))
  })
})
