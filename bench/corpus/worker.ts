import { parentPort, workerData } from 'node:worker_threads';
import { compareFile } from './compare-file.ts';

const { root } = workerData as { root: string };

parentPort!.on('message', (file: string) => {
  void compareFile(file, root).then((outcome) => parentPort!.postMessage(outcome));
});
