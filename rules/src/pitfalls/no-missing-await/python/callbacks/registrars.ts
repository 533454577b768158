import { threadSchedulers } from './callback-takers.js';

/** A decorator that registers a function with something that calls it and drops what it returns. */
export interface Registrar {
  /** How messages call what calls the function. */
  readonly label: string;
  /** Keyword arguments of the decorator that put something else in charge of calling. */
  readonly overriding: readonly string[];
  /** Names that a project has where it runs such coroutines all the same. */
  readonly runners: readonly string[];
}

/** Click gives its result to who asks for it by one of these: https://click.palletsprojects.com/en/stable/commands-and-groups/ */
const click: Registrar = {
  label: 'Click',
  overriding: ['cls'],
  runners: ['standalone_mode', 'result_callback', 'resultcallback', 'command_class'],
};

/** Typer has no support for asynchronous commands: https://github.com/fastapi/typer/issues/950 */
const typer: Registrar = { ...click, label: 'Typer' };

/**
 * Celery has no support for asynchronous tasks (https://github.com/celery/celery/issues/6552); pools of other packages and
 * task classes may bring it.
 */
const celery: Registrar = {
  label: 'Celery',
  overriding: ['base'],
  runners: ['task_cls', 'celery_aio_pool', 'celery_pool_asyncio'],
};

const schedule: Registrar = { label: '`schedule`', overriding: [], runners: [] };
const apscheduler: Registrar = { label: 'APScheduler', overriding: [], runners: [] };
const atexit: Registrar = { label: '`atexit`', overriding: [], runners: [] };

/** Such decorators, by dotted name. */
export const registrars: ReadonlyMap<string, Registrar> = new Map([
  ['click.command', click],
  ['click.group', click],
  ['click.Group.command', click],
  ['click.Group.group', click],
  ['typer.Typer.command', typer],
  ['typer.Typer.callback', typer],
  ['celery.shared_task', celery],
  ['celery.Celery.task', celery],
  ['schedule.repeat', schedule],
  ...threadSchedulers.map((owner) => [`${owner}.scheduled_job`, apscheduler] as const),
  ['atexit.register', atexit],
]);

/** What the names of such decorators begin with: of their classes, of which a subclass may call functions in another way. */
export const registrarClasses: ReadonlySet<string> = new Set(
  [...registrars.keys()].map((name) => name.slice(0, name.lastIndexOf('.'))),
);
