/**
 * Why a letter could not be sent; nothing else is kept, because mail servers quote addresses.
 * `unreachable`: no connection, or it broke. `encryption`: no TLS, or a certificate that is not
 * trusted. `credentials`: name or password. `refused`: this letter or its address. `other`: all else.
 */
export const FAILURES = ['unreachable', 'encryption', 'credentials', 'refused', 'other'] as const;
export type Failure = (typeof FAILURES)[number];

/** Those that every other letter would meet as well. */
export const isOfServer = (failure: Failure): boolean =>
	failure === 'unreachable' || failure === 'encryption' || failure === 'credentials';

const BY_CODE: Readonly<Record<string, Failure>> = {
	ETLS: 'encryption',
	EREQUIRETLS: 'encryption',
	EAUTH: 'credentials',
	ENOAUTH: 'credentials',
	EENVELOPE: 'refused',
	EMESSAGE: 'refused',
	EDNS: 'unreachable',
	ECONNECTION: 'unreachable',
	ETIMEDOUT: 'unreachable',
	ESOCKET: 'unreachable',
	EPROTOCOL: 'unreachable'
};
const OF_TLS = /CERT|TLS|SSL|SIGNATURE|ISSUER|EPROTO$/;

/** The class of what the mail library throws. */
export function failureOf(error: unknown): Failure {
	if (!(error instanceof Error)) return 'other';
	const { code = '', originalCode = '' } = error as { code?: unknown; originalCode?: unknown };
	if (OF_TLS.test(String(originalCode))) return 'encryption';
	return BY_CODE[String(code)] ?? 'other';
}
