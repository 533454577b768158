import type { Indexer, IndexReceiver } from 'eslint-plugin-async-pitfalls/engine';
import { Emitter, type Connection, type Event, type WorkDoneProgressReporter } from 'vscode-languageserver';
import { startTask, type BackgroundWorker } from '../background-worker.js';
import type { DocumentStore } from '../documents/document-store.js';
import { isOnDisk } from '../documents/paths.js';
import type { Indexing } from '../protocol.js';
import type { Runtime } from '../runtime.js';
import type { Texts } from '../texts.js';
import type { KnownFiles } from './known-files.js';
import { indexTexts, type IndexMessage, type IndexRequest } from './index-texts.js';

/** Smaller projects are read before anybody could read that they are. */
const shownFrom = 200;
/** For how long files are read on the server's own thread without a pause, in milliseconds. */
const slice = 8;

interface Job {
  readonly roots: readonly string[];
  readonly receiver: IndexReceiver;
  worker?: BackgroundWorker<IndexMessage>;
  progress?: Promise<WorkDoneProgressReporter>;
  isStopped: boolean;
}

interface ProjectIndexerOptions {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents: DocumentStore;
  readonly texts: Texts;
  /** Takes in what is read. */
  readonly known: KnownFiles;
  /** Tells whether all files of a folder are known, as soon as they have been read. */
  readonly isComplete: (folder: string) => Promise<boolean>;
}

/**
 * Reads the texts of projects beside the answers, one project after the other: on a thread of its own, or in the gaps between
 * messages where there are no threads or a thread has died. The client shows progress of those that take their time.
 */
export class ProjectIndexer implements Indexer {
  readonly #options: ProjectIndexerOptions;
  readonly #jobs: Job[] = [];
  readonly #progressed = new Emitter<Indexing>();
  readonly #didRead = new Emitter<void>();

  /** Fires with each step, and at the end. */
  readonly onProgress: Event<Indexing> = this.#progressed.event;
  /** Fires when a project has been read: more can be told of open documents. */
  readonly onDidRead: Event<void> = this.#didRead.event;

  constructor(options: ProjectIndexerOptions) {
    this.#options = options;
  }

  start(roots: readonly string[], receiver: IndexReceiver): () => void {
    const job: Job = { roots, receiver, isStopped: false };
    this.#jobs.push(job);
    this.#progressed.fire({ isBusy: true, done: 0, total: 0 });
    if (this.#jobs.length === 1) this.#work(job);
    return () => {
      if (this.#jobs.includes(job)) this.#end(job);
    };
  }

  close(): void {
    for (const job of [...this.#jobs].reverse()) this.#end(job);
  }

  #work(job: Job): void {
    const { runtime, documents, connection } = this.#options;
    const request: IndexRequest = { roots: job.roots, openTexts: documents.getTexts() };
    const readHere = (): void => {
      this.#follow(job, this.#startInSlices(request), () => this.#finish(job, false));
    };
    const worker = job.roots.every(isOnDisk) ? runtime.startIndexWorker?.(request) : undefined;
    if (!worker) readHere();
    else
      this.#follow(job, worker, ({ message }) => {
        connection.console.warn(`The project is read on the thread of the server: ${message}`);
        readHere();
      });
  }

  #follow(job: Job, worker: BackgroundWorker<IndexMessage>, onFailure: (error: Error) => void): void {
    job.worker = worker;
    worker.onMessage((message) => {
      if (job.isStopped) return;
      if (message.kind === 'done') {
        this.#finish(job, message.isComplete);
        return;
      }
      const { texts, done, total } = message;
      for (const [path] of texts) this.#options.known.add(path);
      job.receiver.take(texts);
      this.#progressed.fire({ isBusy: true, done, total });
      this.#showProgress(job, done, total);
    });
    worker.onEnd((error) => {
      if (error && !job.isStopped) onFailure(error);
    });
  }

  #showProgress(job: Job, done: number, total: number): void {
    if (total < shownFrom) return;
    const { connection, texts } = this.#options;
    job.progress ??= connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin(texts.readingProject, 0, '', false);
      return progress;
    });
    void job.progress.then((progress) => {
      progress.report(Math.floor((done / total) * 100), texts.describeProgress(done, total));
    });
  }

  #finish(job: Job, isComplete: boolean): void {
    job.receiver.finish(isComplete);
    this.#end(job);
    this.#didRead.fire();
  }

  #end(job: Job): void {
    job.isStopped = true;
    job.worker?.stop();
    void job.progress?.then((progress) => progress.done());
    const wasFirst = this.#jobs[0] === job;
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
    const [next] = this.#jobs;
    if (!next) this.#progressed.fire({ isBusy: false, done: 0, total: 0 });
    else if (wasFirst) this.#work(next);
  }

  #startInSlices(request: IndexRequest): BackgroundWorker<IndexMessage> {
    const { runtime, isComplete } = this.#options;
    return startTask(async (send, isStopped) => {
      for (const root of request.roots)
        if (!(await isComplete(root))) throw new Error(`The files of ${root} are not known.`);
      let next = performance.now() + slice;
      const rest = async (): Promise<void> => {
        if (performance.now() < next) return;
        await runtime.handlePendingMessages();
        next = performance.now() + slice;
      };
      await indexTexts(request, { files: runtime.files, isStopped, rest }, send);
    });
  }
}
