import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
const SECONDS = 30;
const DIGITS = 6;
/** Steps that a telephone's clock may be early or late. */
const WINDOW = 1;

/** A new secret for an authenticator app: 160 random bits in base32. */
export function newSecret(): string {
	return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from the QR code. SHA-1 is what all of these apps know. */
export function otpauthUri(secret: string, account: string, issuer: string): string {
	return generator(secret, account, issuer).toString();
}

/**
 * The step of the code, to be stored as `lastStep`, or null when the code is not accepted.
 * A step up to `lastStep` is never accepted, so each code works once. Spaces do not count.
 */
export function acceptTotp(
	secret: string,
	code: string,
	lastStep: number | null,
	now: Date
): number | null {
	const token = code.replace(/\s/g, '');
	if (!/^[0-9]{6}$/.test(token)) return null;
	const timestamp = now.getTime();
	const totp = generator(secret);
	const drift = totp.validate({ token, timestamp, window: WINDOW });
	if (drift === null) return null;
	const step = totp.counter({ timestamp }) + drift;
	return lastStep !== null && step <= lastStep ? null : step;
}

const generator = (secret: string, label = '', issuer = ''): TOTP =>
	new TOTP({
		secret: Secret.fromBase32(secret),
		label,
		issuer,
		algorithm: 'SHA1',
		digits: DIGITS,
		period: SECONDS
	});
