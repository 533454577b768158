import { fileURLToPath } from 'node:url';
import { Worker, type MessagePort } from 'node:worker_threads';
import type { EslintAnswer, EslintConfigReader } from '../configuration/eslint-rules.js';
import { loadEslintConfig } from './eslint-config-loader.js';

interface Question {
  readonly id: number;
  readonly configFile: string;
  readonly path: string;
}

interface Answer {
  readonly id: number;
  readonly answer: EslintAnswer;
}

/** How long a config may take, in milliseconds: it may well load a compiler. */
const timeLimit = 30_000;

/**
 * Starts a worker that runs configs of ESLint.
 * @param program the module that calls {@link answerEslintConfigs} when it is loaded in a worker
 */
export function startEslintConfigReader(program: URL): EslintConfigReader {
  const worker = new Worker(fileURLToPath(program), { workerData: { kind: 'eslint-config' } });
  worker.unref();
  const open = new Map<number, { resolve: (answer: EslintAnswer) => void; reject: (error: Error) => void }>();
  let count = 0;
  const end = (error: Error): void => {
    for (const { reject } of open.values()) reject(error);
    open.clear();
    void worker.terminate();
  };
  worker.on('message', ({ id, answer }: Answer) => {
    open.get(id)?.resolve(answer);
    open.delete(id);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The config has ended the process that read it.')));
  return {
    read(configFile, path) {
      const question: Question = { id: count++, configFile, path };
      const timer = setTimeout(() => {
        end(new Error(`The config was not read within ${timeLimit / 1000} seconds.`));
      }, timeLimit);
      const answer = new Promise<EslintAnswer>((resolve, reject) => {
        open.set(question.id, { resolve, reject });
        worker.postMessage(question);
      });
      return answer.finally(() => clearTimeout(timer));
    },
    stop: () => end(new Error('The config has changed.')),
  };
}

/** Answers questions until the port is closed. */
export function answerEslintConfigs(port: MessagePort): void {
  port.on('message', ({ id, configFile, path }: Question) => {
    void loadEslintConfig(configFile, path).then((answer) => {
      port.postMessage({ id, answer } satisfies Answer);
    });
  });
}
