// node check-csvw.mjs FOLDER: reads csv-metadata.json as linked data, and each table by it as CSV on the Web has it
// (https://www.w3.org/TR/tabular-metadata/): every cell must be of its column's type, keys must be unique, references must be found.
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import rdf from '@rdfjs/data-model'
import Parser from 'rdf-parser-csvw'

const csvw = 'http://www.w3.org/ns/csvw#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const list = name => ({ '@id': csvw + name, '@container': '@list' })
// What the recommendation's own context says of the terms that are used here.
const context = {
  '@vocab': csvw,
  dc: 'http://purl.org/dc/terms/',
  tables: csvw + 'table',
  columns: list('column'),
  primaryKey: csvw + 'primaryKey',
  foreignKeys: csvw + 'foreignKey',
  titles: csvw + 'title',
  url: { '@id': csvw + 'url', '@type': '@id' },
  resource: csvw + 'resource',
  datatype: { '@id': csvw + 'datatype', '@type': '@vocab' },
  ...Object.fromEntries(['string', 'integer', 'date', 'boolean'].map(t => [t, xsd + t])),
  number: xsd + 'double'
}
const lexical = {
  [xsd + 'integer']: /^[+-]?\d+$/,
  [xsd + 'double']: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  [xsd + 'date']: /^\d{4}-\d{2}-\d{2}$/
}

class Dataset {
  constructor (quads) { this.quads = quads }
  match (s, p) { return new Dataset(this.quads.filter(q => (!s || q.subject.equals(s)) && (!p || q.predicate.equals(p)))) }
  [Symbol.iterator] () { return this.quads[Symbol.iterator]() }
}

function term (t) {
  return t.termType === 'NamedNode' ? rdf.namedNode(t.value) : t.termType === 'BlankNode' ? rdf.blankNode(t.value) : rdf.literal(t.value, rdf.namedNode(t.datatype.value))
}

async function dataset (node) {
  const quads = await jsonld.toRDF({ ...node, '@context': context }, { base: 'http://package/', documentLoader: async url => { throw new Error('It needs ' + url) } })
  return new Dataset(quads.map(q => rdf.quad(term(q.subject), term(q.predicate), term(q.object))))
}

function must (holds, message) {
  if (!holds) { throw new Error(message) }
}

async function read (folder, table, dialect) {
  const columns = table.tableSchema.columns
  const rows = new Map()
  const base = `http://package/${table.url}#`
  const parser = new Parser({ metadata: await dataset({ dialect, ...table }), baseIRI: base.slice(0, -1), factory: rdf })
  for await (const quad of parser.import(createReadStream(join(folder, table.url)))) {
    if (!quad.predicate.value.startsWith(base)) { continue }
    const row = rows.get(quad.subject.value) ?? {}
    const name = decodeURI(quad.predicate.value.split('#')[1])
    const column = columns.find(c => c.name === name)
    must(column, `${table.url}: ${name} is no column of the metadata`)
    row[name] = quad.object.value
    rows.set(quad.subject.value, row)
    const cells = column.separator ? quad.object.value.split(column.separator) : [quad.object.value]
    const { base: type, format } = typeof column.datatype === 'string' ? { base: column.datatype } : column.datatype
    const pattern = type === 'boolean' ? new RegExp(`^(${format})$`) : format ? new RegExp(format) : lexical[quad.object.datatype.value]
    must(cells.every(c => !pattern || pattern.test(c)), `${table.url}, ${name}: “${quad.object.value}” is no ${JSON.stringify(column.datatype)}`)
  }

  for (const row of rows.values()) {
    must(columns.every(c => !c.required || row[c.name]), `${table.url}: a required cell is empty: ${JSON.stringify(row)}`)
  }

  return [...rows.values()]
}

function values (rows, columns) {
  return rows.map(row => [columns].flat().map(c => row[c] ?? '').join('\u001f'))
}

async function main () {
  const folder = process.argv[2]
  const group = JSON.parse(readFileSync(join(folder, 'csv-metadata.json'), 'utf8'))
  must(group['@context'][0] === 'http://www.w3.org/ns/csvw', 'The context must be that of CSV on the Web')
  const tables = new Map()
  for (const table of group.tables) {
    const names = table.tableSchema.columns.map(c => c.name)
    must(new Set(names).size === names.length, `${table.url}: two columns have one name`)
    must(names.every(n => /^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(n)), `${table.url}: a name is no variable of a URI template`)
    tables.set(table.url, await read(folder, table, group.dialect))
  }

  for (const table of group.tables) {
    const rows = tables.get(table.url)
    const keys = values(rows, table.tableSchema.primaryKey)
    must(new Set(keys).size === keys.length, `${table.url}: the primary key is not unique`)
    for (const { columnReference, reference } of table.tableSchema.foreignKeys ?? []) {
      const there = new Set(values(tables.get(reference.resource), reference.columnReference))
      const missing = values(rows, columnReference).find(v => v !== '' && !there.has(v))
      must(missing === undefined, `${table.url}, ${columnReference}: ${missing} is not in ${reference.resource}`)
    }

    console.log(table.url, rows.length)
  }
}

main().catch(error => {
  console.error(error.message)
  process.exit(1)
})
