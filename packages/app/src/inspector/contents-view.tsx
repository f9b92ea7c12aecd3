import type { PortContents, PortTable } from '@ivw/engine/protocol'
import { classes } from '../ui/classes.ts'

/** What a port holds, in words: a sentence, facts, tables. `brief`: only what fits a tool tip. */
export function ContentsView({ contents, brief = false }: { contents: PortContents; brief?: boolean }) {
  const { summary, isStale, items, facts, tables } = contents
  const shown = brief ? facts.filter(fact => fact.concern || briefFacts.has(fact.name)) : facts
  return (
    <>
      <p className="inspector-summary">
        {summary}
        {items > 1 && brief && <span> (the first of {items})</span>}
        {isStale && <span className="inspector-concern"> older than its inputs</span>}
      </p>
      {shown.length > 0 && (
        <dl className="inspector-facts">
          {shown.map(({ name, text, concern }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={classes(concern && 'inspector-concern')}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {tables.slice(0, brief ? 1 : undefined).map(table => (
        <TableView key={table.name} table={brief ? { ...table, rows: table.rows.slice(0, 5) } : table} />
      ))}
    </>
  )
}

const briefFacts = new Set(['Format', 'Color', 'Bytes', 'Data range', 'Value range', 'Extent', 'Vertices', 'Drawn as', 'Length', 'Depth'])

function TableView({ table: { name, headers, rows, note } }: { table: PortTable }) {
  return (
    <div className="inspector-table">
      <table>
        <caption>{name}</caption>
        <thead>
          <tr>
            {headers.map((header, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of one name are told apart by their place
              <th key={i} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={i}>
              {row.map((text, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of one name are told apart by their place
                <td key={j}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className="inspector-note">{note}</p>}
    </div>
  )
}
