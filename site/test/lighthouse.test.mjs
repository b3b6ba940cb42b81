// Lighthouse's three categories that do not depend on this machine's speed; layout
// shift is measured in pages_test.go. `make lighthouse` prints all four.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lighthouse, pages, served } from './lighthouse.mjs'

const asked = ['accessibility', 'best-practices', 'seo']

test('Lighthouse finds nothing to mend', async () => {
  await served(async (origin) => {
    for (const page of pages) {
      const { categories, audits } = await lighthouse(origin + page, asked)
      for (const id of asked) {
        const failed = categories[id].auditRefs.map((ref) => audits[ref.id]).filter(({ score }) => score !== null && score < 1)
        assert.equal(categories[id].score, 1, `${page}: ${failed.map(({ title }) => title)}`)
      }
    }
  })
})
