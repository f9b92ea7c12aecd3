/** The address that a server which was just started prints. @throws when it ends before. */
export function addressOf(server) {
  let output = ''
  return new Promise((found, failed) => {
    server.once('close', () => failed(new Error(`The server ended: ${output}`)))
    server.stdout.setEncoding('utf8').on('data', text => {
      output += text
      const [address] = /http:\S+/.exec(output) ?? []
      if (address) found(address)
    })
  })
}
