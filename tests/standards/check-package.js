// node check-package.js FOLDER: checks datapackage.json against the profiles of the Frictionless standard, and every row of every table
// against its schema, keys and references included.
const path = require('path')
const { Package } = require('datapackage')

async function main () {
  const base = process.argv[2]
  const descriptor = require(path.join(base, 'datapackage.json'))
  const found = await Package.load(descriptor, { basePath: base, strict: false })
  if (!found.valid) {
    throw new Error(found.errors.map(e => e.message).join('\n'))
  }

  for (const resource of found.resources) {
    if (!resource.valid || !resource.tabular) {
      throw new Error(resource.name + ': ' + resource.errors.map(e => e.message).join('\n'))
    }

    try {
      const rows = await resource.read({ relations: true })
      console.log(resource.name, rows.length)
    } catch (error) {
      const all = error.multiple ? error.errors : [error]
      throw new Error(resource.name + ': ' + all.slice(0, 5).map(e => e.message + (e.rowNumber ? ' (row ' + e.rowNumber + ')' : '')).join('\n'))
    }
  }
}

main().catch(error => {
  console.error(error.message)
  process.exit(1)
})
