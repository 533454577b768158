import { each, type Entry, type NonBlockingArgument } from './blocking-entry.js';

const bcrypt = 'https://github.com/pyca/bcrypt';
const passlib = 'https://passlib.readthedocs.io/en/stable/lib/';
const argon2 = 'https://argon2-cffi.readthedocs.io/en/stable/api.html';
const pwdlib = 'https://frankie567.github.io/pwdlib/reference/pwdlib/';
const werkzeug = 'https://werkzeug.palletsprojects.com/en/stable/utils/#module-werkzeug.security';
const pandas = 'https://pandas.pydata.org/docs/reference/io.html';
const pillow = 'https://pillow.readthedocs.io/en/stable/reference/Image.html';
const sentenceTransformers = 'https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html';
const transformers = 'https://huggingface.co/docs/transformers/pipeline_webserver';
const whisper = 'https://github.com/openai/whisper#python-usage';
const fasterWhisper = 'https://github.com/SYSTRAN/faster-whisper#usage';
const psutil = 'https://psutil.readthedocs.io/en/latest/';

/** What psutil compares over an interval it sleeps for; without one it compares with the call before. */
const interval = { keyword: 'interval', position: 0 };
const overInterval = {
  needs: { ...interval, value: 'None' },
  unless: [{ ...interval, value: '0' } satisfies NonBlockingArgument],
} as const;

/** Packages that compute for longer than a task may take, or that wait for processes; see `packageCalls`. */
export const computations: readonly Entry[] = [
  ...each('bcrypt', 'hashpw checkpw kdf', 'cpu', bcrypt),
  ...each(
    'passlib.context.CryptContext',
    'hash encrypt verify verify_and_update',
    'cpu',
    `${passlib}passlib.context.html`,
  ),
  ...each('passlib.hash.PasswordHash', 'hash verify', 'cpu', `${passlib}passlib.hash.html`),
  ...each('argon2.PasswordHasher', 'hash verify', 'cpu', argon2),
  ...each('pwdlib.PasswordHash', 'hash verify verify_and_update', 'cpu', pwdlib),
  ...each('werkzeug.security', 'generate_password_hash check_password_hash', 'cpu', werkzeug),
  ...each('pandas', 'read_csv read_excel read_json read_parquet read_sql', 'cpu', pandas),
  ...each('pandas', 'read_sql_query read_sql_table read_html read_pickle read_feather read_orc', 'cpu', pandas),
  ...each('pandas', 'read_hdf read_sas read_spss read_stata read_table read_fwf read_xml', 'cpu', pandas),
  ...each('pandas.DataFrame', 'to_csv to_parquet to_sql to_excel', 'cpu', pandas),
  ...each('PIL.Image.Image', 'filter quantize resize thumbnail save', 'cpu', pillow),
  ...each(
    'sentence_transformers.SentenceTransformer',
    'encode encode_query encode_document',
    'cpu',
    sentenceTransformers,
  ),
  ...each('sentence_transformers.CrossEncoder', 'predict rank', 'cpu', sentenceTransformers),
  ...each('transformers', 'Pipeline.__call__ PreTrainedModel.generate', 'cpu', transformers),
  ...each('whisper', 'transcribe Whisper.transcribe', 'cpu', whisper),
  ['faster_whisper.WhisperModel.transcribe', 'cpu', fasterWhisper],
  ...each('psutil', 'cpu_percent cpu_times_percent Process.cpu_percent', 'thread', psutil, overInterval),
  [
    'psutil.Process.wait',
    'thread',
    `${psutil}#psutil.Process.wait`,
    { unless: [{ keyword: 'timeout', position: 0, value: '0' }] },
  ],
  ['psutil.wait_procs', 'thread', psutil, { unless: [{ keyword: 'timeout', position: 1, value: '0' }] }],
];
