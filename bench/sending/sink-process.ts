// A mail server that takes everything and keeps nothing, and sends its port to its parent.
import { createServer, type Socket } from 'node:net';

function serve(socket: Socket): void {
  let isData = false;
  let rest = '';
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1');
    for (;;) {
      if (isData) {
        const end = rest.indexOf('\r\n.\r\n');
        if (end === -1) {
          rest = rest.slice(-4);
          return;
        }
        rest = rest.slice(end + 5);
        isData = false;
        socket.write('250 taken\r\n');
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end === -1) return;
      const verb = rest.slice(0, 4).toUpperCase();
      rest = rest.slice(end + 2);
      isData = verb === 'DATA';
      socket.write(isData ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 sink\r\n');
      if (verb === 'QUIT') socket.end();
    }
  });
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port);
});
process.on('disconnect', () => process.exit());
