import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The newest there is; facts about it are in scripts/deploy/. */
const PACKAGE = "paconn==0.0.21";
/** Ten minutes: it brings 60 packages. */
const INSTALLING = 600_000;

export interface Paconn {
  readonly program: string;
  /** The Python of its environment. */
  readonly python: string;
}

/** Where the programs of a virtual environment are. */
function programsOf(folder: string): Paconn {
  const isWindows = process.platform === "win32";
  const program = (name: string) =>
    isWindows ? join(folder, "Scripts", `${name}.exe`) : join(folder, "bin", name);
  return { program: program("paconn"), python: program("python") };
}

/**
 * paconn in a virtual environment of its own, which is kept.
 * @returns what is missing or went wrong, in a line, where there is none
 */
export async function installPaconn(folder: string): Promise<Paconn | string> {
  const programs = programsOf(folder);
  if (existsSync(programs.program)) return programs;
  const python = process.platform === "win32" ? "python" : "python3";
  try {
    await execute(python, ["--version"]);
  } catch {
    return `${python} is not there`;
  }
  try {
    await execute(python, ["-m", "venv", folder], { timeout: INSTALLING });
    await execute(programs.python, ["-m", "pip", "install", "--quiet", PACKAGE], {
      timeout: INSTALLING,
    });
    return programs;
  } catch (error) {
    // Half of it would pass for the whole the next time.
    rmSync(folder, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    return said.split("\n").at(-1) || `${PACKAGE} cannot be installed`;
  }
}

/** Its dependencies have what makes certificates; Node has not. */
const CERTIFICATE = `
import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
host, cert_file, key_file = sys.argv[1:]
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
now = datetime.datetime.now(datetime.timezone.utc)
cert = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    .sign(key, hashes.SHA256())
)
open(cert_file, "wb").write(cert.public_bytes(serialization.Encoding.PEM))
open(key_file, "wb").write(key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
`;

/** Writes a certificate for a host, which signs itself, and its key. */
export async function makeCertificate(
  { python }: Paconn,
  host: string,
  certFile: string,
  keyFile: string,
): Promise<void> {
  await execute(python, ["-c", CERTIFICATE, host, certFile, keyFile]);
}
