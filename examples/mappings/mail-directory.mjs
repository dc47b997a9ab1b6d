/**
 * Builds the directory that mail.json needs from a list of people: those of one department are the agency, every other person is a client.
 *
 *     node mail-directory.mjs people.csv > mail-directory.json
 *
 * The CSV has the columns person, department, title and seniority; the mail export names people by `person`, so that id is their address.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const agencyDepartment = 'Legal'
const seniorities = { Senior: 'executive', Junior: 'manager' }

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: node mail-directory.mjs people.csv > mail-directory.json')
  process.exit(2)
}

const rows = parse(readFileSync(file), { columns: true, bom: true })
const isAgency = (row) => row.department === agencyDepartment

const directory = {
  agency: {},
  clients: rows.filter((row) => !isAgency(row)).map((row) => ({ clientId: row.person })),
  people: rows.map((row) => ({
    person: row.person,
    addresses: [row.person],
    side: isAgency(row) ? 'agency' : 'client',
    ...(isAgency(row) ? {} : { clientId: row.person }),
    role: row.title,
    seniority: seniorities[row.seniority],
  })),
}
console.log(JSON.stringify(directory, null, 2))
