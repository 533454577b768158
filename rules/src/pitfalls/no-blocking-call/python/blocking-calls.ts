import type { BlockingCall, Entry } from './blocking-entry.js';
import { computations } from './blocking-computations.js';
import { packageCalls } from './blocking-packages.js';
import { serviceCalls } from './blocking-services.js';
import { standardLibraryCalls } from './blocking-standard-library.js';

const toBlockingCall = ([, group, source, conditions = {}]: Entry): BlockingCall => ({
  group,
  source,
  unless: conditions.unless ?? [],
  needs: conditions.needs,
  inChains: conditions.inChains ?? 'always',
  isForWholeFiles: conditions.isForWholeFiles ?? false,
});

const callsByName = new Map(
  [...standardLibraryCalls, ...packageCalls, ...serviceCalls, ...computations].map((entry) => [
    entry[0],
    toBlockingCall(entry),
  ]),
);

/** Those that block whatever method is called, by the dotted name of class or module. */
const callsByOwner = new Map(
  [...callsByName].filter(([name]) => name.endsWith('.*')).map(([name, call]) => [name.slice(0, -2), call]),
);

/** Methods of those classes that do no more than make an object, or change this one. */
const localMethods: ReadonlySet<string> = new Set([
  ...['pubsub', 'pipeline', 'close', 'lock', 'register_script', 'monitor', 'get_encoder', 'get_connection_kwargs'].map(
    (name) => `redis.Redis.${name}`,
  ),
  ...['from_url', 'set_response_callback', 'load_external_module'].map((name) => `redis.Redis.${name}`),
  ...['get_paginator', 'get_waiter', 'can_paginate', 'close'].map((name) => `botocore.client.BaseClient.${name}`),
  ...['__call__', 'custom_environment', 'environment', 'set_persistent_git_options', 'update_environment'].map(
    (name) => `git.Git.${name}`,
  ),
  // What a proxy itself gives when it is called: https://docs.python.org/3/library/xmlrpc.client.html#serverproxy-objects
  'xmlrpc.client.ServerProxy.__call__',
  'spotipy.Spotify.set_auth',
  ...['close', 'options'].map((name) => `elasticsearch.Elasticsearch.${name}`),
  ...['generate_presigned_url', 'generate_presigned_post'].map((name) => `botocore.client.BaseClient.${name}`),
]);

/** Of a boto3 resource, what makes another object and sends nothing: `bucket.Object('key')`. */
const subresource = /^boto3\.resources\.base\.ServiceResource\.(?:[A-Z]|get_available_subresources$|batch_writer$)/;

/** What is known about a function or method by its qualified name; undefined when it does not block. */
export function findBlockingCall(qualifiedName: string): BlockingCall | undefined {
  const known = callsByName.get(qualifiedName);
  const lastDot = qualifiedName.lastIndexOf('.');
  if (known !== undefined || lastDot <= 0) return known;
  const ofOwner = callsByOwner.get(qualifiedName.slice(0, lastDot));
  // Nearly all names end here: it is asked of each call.
  if (ofOwner === undefined) return undefined;
  return localMethods.has(qualifiedName) || subresource.test(qualifiedName) ? undefined : ofOwner;
}

/** The names in the tables. */
export const blockingNames: readonly string[] = [...callsByName.keys()];
