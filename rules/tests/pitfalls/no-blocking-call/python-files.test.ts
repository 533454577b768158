import rule from '../../../src/pitfalls/no-blocking-call/rule.js';
import { silent } from '../../support/marked-code.js';
import { pythonTester } from '../../support/rule-testers.js';
import { found } from './python-cases.js';

pythonTester.run('no-blocking-call: file access', rule, {
  valid: [
    silent('files, by default', 'async def f(path):\n    with open(path) as file:\n        return file.read()\n'),
  ],
  invalid: [
    found(
      'JSON that a helper writes to a file, where file access counts',
      'import json\n\ndef save(file):\n    json.dump([], file)\n\nasync def f(file):\n    «save»(file)\n',
      {
        messageId: 'blockingThrough',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport json\n\ndef save(file):\n    json.dump([], file)\n\nasync def f(file):\n    await asyncio.to_thread(save, file)\n',
          ],
        ],
      },
    ),
    found(
      'files, when asked for',
      'import asyncio\nasync def f(path):\n    with «open»(path) as file:\n        pass\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
      },
    ),
    found(
      'text files of other encodings, when asked for',
      'import codecs\nasync def f(path):\n    with codecs.«open»(path, encoding="latin-1") as file:\n        pass\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
      },
    ),
    found(
      'leaving a temporary directory, when asked for',
      'import asyncio\nimport tempfile\nasync def f(folder: tempfile.TemporaryDirectory):\n    folder.«cleanup»()\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport tempfile\nasync def f(folder: tempfile.TemporaryDirectory):\n    await asyncio.to_thread(folder.cleanup)\n',
          ],
        ],
      },
    ),
    found(
      'what kind of file a path is, when asked for',
      'import asyncio\nfrom pathlib import Path\nasync def f(path: Path):\n    return path.«is_mount»()\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nfrom pathlib import Path\nasync def f(path: Path):\n    return await asyncio.to_thread(path.is_mount)\n',
          ],
        ],
      },
    ),
    found(
      'archives that are opened by their names, when asked for',
      'import asyncio\nimport tarfile\nasync def f(path, data):\n    tarfile.open(fileobj=data)\n    tarfile.open(None, "r", data)\n    tarfile.open(path, fileobj=data)\n    return tarfile.«open»(path, "r:gz")\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport tarfile\nasync def f(path, data):\n    tarfile.open(fileobj=data)\n    tarfile.open(None, "r", data)\n    tarfile.open(path, fileobj=data)\n    return await asyncio.to_thread(tarfile.open, path, "r:gz")\n',
          ],
        ],
      },
    ),
    found(
      'compressed files, when asked for',
      'import gzip\nasync def f(path):\n    with gzip.«open»(path, "at") as file:\n        pass\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
      },
    ),
    found(
      'certificates that are read from a file, when asked for',
      'import asyncio\nimport ssl\nasync def f(context: ssl.SSLContext, path, data):\n    context.load_verify_locations(cadata=data)\n    context.«load_verify_locations»(path)\n',
      {
        messageId: 'blocking',
        data: {
          call: 'context.load_verify_locations()',
          remedy: 'Use a worker thread (`asyncio.to_thread()`).',
        },
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport ssl\nasync def f(context: ssl.SSLContext, path, data):\n    context.load_verify_locations(cadata=data)\n    await asyncio.to_thread(context.load_verify_locations, path)\n',
          ],
        ],
      },
    ),
    found(
      'names that are looked for in folders, when asked for',
      'import asyncio\nimport glob\nasync def f():\n    names = glob.iglob("*.wav")\n    return names, glob.«glob»("*.wav")\n',
      {
        messageId: 'blocking',
        options: [{ groups: { file: true } }],
        suggestions: [
          [
            'runInThread',
            'import asyncio\nimport glob\nasync def f():\n    names = glob.iglob("*.wav")\n    return names, await asyncio.to_thread(glob.glob, "*.wav")\n',
          ],
        ],
      },
    ),
  ],
});
