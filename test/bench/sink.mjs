// A sink that takes every push: HTTP/1.1 and cleartext HTTP/2 on two loopback ports. Answers are fixed, so that only the client's cost varies.
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';

const xiaomi = JSON.stringify({
  result: 'ok',
  trace_id: 'Xdm011145198187915406b',
  code: 0,
  data: { id: 'scm51336519827468580b1' },
  description: '成功',
  info: 'Received push messages for 1 REGID',
});
const fcm = JSON.stringify({ name: 'projects/demo-proj/messages/0:1500415314455276%31bd1c9631bd1c96' });

const h1 = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(xiaomi) });
    response.end(xiaomi);
  });
});
const h2 = createHttp2Server({ settings: { maxConcurrentStreams: 1000 } });
h2.on('stream', (stream, headers) => {
  stream.on('error', () => undefined);
  stream.resume();
  stream.on('end', () => {
    if (headers[':path'].startsWith('/3/device/'))
      stream.respond({ ':status': 200, 'apns-id': 'EC1BF194-B3B2-424B-9F8A-5A4DB2F8C9F0' }, { endStream: true });
    else {
      stream.respond({ ':status': 200, 'content-type': 'application/json' });
      stream.end(fcm);
    }
  });
});
h1.listen(0, '127.0.0.1', () => h2.listen(0, '127.0.0.1', () => process.send?.({ h1: h1.address().port, h2: h2.address().port })));
process.on('disconnect', () => process.exit(0));
