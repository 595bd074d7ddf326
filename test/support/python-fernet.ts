import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

// Only what Python itself and its cryptography package say: nothing here was made with the code under test.
const program = `
import base64, hashlib, json, os, sys
from cryptography.fernet import Fernet

def fernet(secret, salt, rounds):
    key = hashlib.pbkdf2_hmac("sha256", secret.encode(), salt, rounds, 32)
    return Fernet(base64.urlsafe_b64encode(key))

def encrypt(text, secret, rounds):
    salt = os.urandom(16)
    return base64.urlsafe_b64encode(salt + fernet(secret, salt, rounds).encrypt(text.encode())).decode()

def decrypt(data, secret, rounds):
    raw = base64.urlsafe_b64decode(data)
    return fernet(secret, raw[:16], rounds).decrypt(raw[16:]).decode()

def dumps(pairs):
    return json.dumps(dict(pairs), separators=(",", ":"))

def hex_of_base64(text):
    return base64.urlsafe_b64decode(text).hex()

def answer(task):
    try:
        return {"value": globals()[task["name"]](*task["arguments"])}
    except Exception as error:
        return {"error": type(error).__name__}

json.dump([answer(task) for task in json.load(sys.stdin.buffer)], sys.stdout)
`;

export type PythonTask =
  | { name: 'encrypt' | 'decrypt'; arguments: [text: string, secret: string, rounds: number] }
  /** The object that `json.dumps` is to write, pair by pair. */
  | { name: 'dumps'; arguments: [pairs: [key: string, value: unknown][]] }
  | { name: 'hex_of_base64'; arguments: [text: string] };

/** What Python returned, or the name of what it raised. */
export type PythonAnswer = { value: string } | { error: string };

/** Has Python do all tasks, in one process. */
export async function askPython(tasks: readonly PythonTask[]): Promise<PythonAnswer[]> {
  const child = spawn(findPython(), ['-c', program], { stdio: ['pipe', 'pipe', 'inherit'], timeout: 60_000 });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end(JSON.stringify(tasks));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Python ended with ${String(code)}.`);
  return JSON.parse(output) as PythonAnswer[];
}

/** Once it is found: asking a Python for its package takes as long as most of what it is then asked. */
let python: string | undefined;

/** Debian's own first: another one on the PATH doesn't see Debian's packages. */
function findPython(): string {
  if (python) return python;
  const works = (path: string) => spawnSync(path, ['-c', 'import cryptography.fernet']).status === 0;
  const found = ['/usr/bin/python3', 'python3', 'python'].find(works);
  if (found) return (python = found);
  throw new Error(
    'This test needs Python 3 with its cryptography package: apt-get install python3-cryptography, or pip install cryptography.',
  );
}
