import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks with the path and headers exactly as they are given: nothing is normalised, any Host can be named. */
export function rawRequest(
  port: number,
  options: { path: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  const { path, method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      const settle = (): void =>
        resolve({ status: response.statusCode!, headers: response.headers, body: text });
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', settle);
      // Events never end.
      if (response.headers['content-type'] === 'text/event-stream') {
        settle();
        response.destroy();
      }
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
