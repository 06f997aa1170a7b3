import { X509Certificate } from 'node:crypto';
import { email } from '#lib/server/accounts/new-account.ts';
import { isLoopback, textOfFile } from '#lib/server/setting.ts';

export type MailSettings = {
	host: string;
	port: number;
	/** TLS from the first byte, TLS before anything is said, or none, within this machine only. */
	encryption: 'tls' | 'starttls' | 'none';
	auth: { user: string; pass: string } | null;
	/** The address that mails come from. */
	from: string;
	/** PEM of the authority that the server's certificate must be of; `null`: those that Node knows. */
	ca: string | null;
	/** The public address of this installation, for links. */
	origin: string;
};

const OWN = ['NRM_SMTP_URL', 'NRM_SMTP_PASSWORD_FILE', 'NRM_SMTP_CA', 'NRM_MAIL_FROM'] as const;
/** Submission over TLS, and with STARTTLS. Source: RFC 8314, 3.3. */
const PORTS = { 'smtps:': 465, 'smtp:': 587 };
const LOOPBACK_PORT = 25;

/**
 * The settings in the environment, null if there are none. An empty variable is none.
 * @throws Error of one line that names the variable that is missing or wrong, and quotes no value
 */
export function mailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
	const value = (key: string): string => env[key]?.trim() ?? '';
	const given = OWN.filter((key) => value(key));
	if (given.length === 0) return null;
	const missing = ['NRM_SMTP_URL', 'NRM_MAIL_FROM', 'NRM_ORIGIN'].filter((key) => !value(key));
	if (missing.length > 0)
		throw new Error(`${missing.join(', ')}: missing, while ${given.join(', ')} is set`);
	const origin = URL.parse(value('NRM_ORIGIN'));
	if (!origin || !/^https?:$/.test(origin.protocol))
		throw new Error('NRM_ORIGIN: expected an address such as https://nrm.example.org');
	const from = email.safeParse(value('NRM_MAIL_FROM'));
	if (!from.success) throw new Error('NRM_MAIL_FROM: expected an address such as nrm@example.org');
	return {
		...serverOf(value('NRM_SMTP_URL'), value('NRM_SMTP_PASSWORD_FILE')),
		from: from.data,
		ca: value('NRM_SMTP_CA') ? authorityIn(value('NRM_SMTP_CA')) : null,
		origin: origin.origin
	};
}

type Server = Pick<MailSettings, 'host' | 'port' | 'encryption' | 'auth'>;

function serverOf(given: string, passwordFile: string): Server {
	const url = URL.parse(given);
	const isKnown = url?.protocol === 'smtps:' || url?.protocol === 'smtp:';
	if (!url || !isKnown || !url.hostname)
		throw new Error('NRM_SMTP_URL: expected smtps://… (TLS) or smtp://… (STARTTLS)');
	if (!/^\/?$/.test(url.pathname) || url.search || url.hash)
		throw new Error('NRM_SMTP_URL: expected nothing after the port');
	const isSecure = url.protocol === 'smtps:';
	// Outside http the parser leaves capitals as they are.
	const isOwn = isLoopback({ hostname: url.hostname.toLowerCase() });
	const usual = isOwn && !isSecure ? LOOPBACK_PORT : PORTS[isSecure ? 'smtps:' : 'smtp:'];
	return {
		host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
		port: Number(url.port) || usual,
		encryption: isSecure ? 'tls' : isOwn ? 'none' : 'starttls',
		auth: authOf(url, passwordFile)
	};
}

function authOf(url: URL, passwordFile: string): Server['auth'] {
	const [user, inUrl] = [url.username, url.password].map(decoded) as [string, string];
	if (inUrl && passwordFile)
		throw new Error('NRM_SMTP_URL, NRM_SMTP_PASSWORD_FILE: expected only one password');
	const pass = passwordFile ? textOfFile('NRM_SMTP_PASSWORD_FILE', passwordFile) : inUrl;
	if (!user && !pass) return null;
	if (!user) throw new Error('NRM_SMTP_URL: expected a name before the password, smtps://name@…');
	if (!pass) throw new Error('NRM_SMTP_PASSWORD_FILE: missing, while NRM_SMTP_URL has a name');
	return { user, pass };
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch (cause) {
		throw new Error('NRM_SMTP_URL: expected % in a name or password as %25', { cause });
	}
}

function authorityIn(path: string): string {
	const pem = textOfFile('NRM_SMTP_CA', path);
	try {
		new X509Certificate(pem);
		return pem;
	} catch (cause) {
		throw new Error('NRM_SMTP_CA: expected a certificate in PEM', { cause });
	}
}
