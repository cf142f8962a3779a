// node check-package.js FOLDER: checks datapackage.json against the profiles of the Frictionless standard, and every row of every table
// against its schema, keys included; then the references between tables.
const path = require('path')
const { Package } = require('datapackage')

async function main () {
  const base = process.argv[2]
  const descriptor = require(path.join(base, 'datapackage.json'))
  const found = await Package.load(descriptor, { basePath: base, strict: false })
  if (!found.valid) {
    throw new Error(found.errors.map(e => e.message).join('\n'))
  }

  const tables = new Map()
  for (const resource of found.resources) {
    if (!resource.valid || !resource.tabular) {
      throw new Error(resource.name + ': ' + resource.errors.map(e => e.message).join('\n'))
    }

    try {
      tables.set(resource.name, await resource.read({ keyed: true }))
    } catch (error) {
      const all = error.multiple ? error.errors : [error]
      throw new Error(resource.name + ': ' + all.slice(0, 5).map(e => e.message + (e.rowNumber ? ' (row ' + e.rowNumber + ')' : '')).join('\n'))
    }
  }

  // The library looks every reference up in the whole of the other table; by sets it takes seconds instead of minutes.
  for (const resource of found.resources) {
    const rows = tables.get(resource.name)
    for (const { fields, reference } of resource.schema.foreignKeys) {
      const there = new Set(tables.get(reference.resource || resource.name).map(row => row[[reference.fields].flat()[0]]))
      const missing = rows.map(row => row[[fields].flat()[0]]).find(value => value !== null && !there.has(value))
      if (missing !== undefined) {
        throw new Error(`${resource.name}, ${fields}: ${missing} is not in ${reference.resource || resource.name}`)
      }
    }

    console.log(resource.name, rows.length)
  }
}

main().catch(error => {
  console.error(error.message)
  process.exit(1)
})
